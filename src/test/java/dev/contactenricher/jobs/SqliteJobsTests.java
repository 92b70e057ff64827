package dev.contactenricher.jobs;

class SqliteJobsTests extends JobsContract {}
