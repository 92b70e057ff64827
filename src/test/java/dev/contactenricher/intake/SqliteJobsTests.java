package dev.contactenricher.intake;

class SqliteJobsTests extends JobsContract {}
