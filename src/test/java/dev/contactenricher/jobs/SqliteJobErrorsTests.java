package dev.contactenricher.jobs;

class SqliteJobErrorsTests extends JobErrorsContract {}
