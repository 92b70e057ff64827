package dev.contactenricher.jobs;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresJobErrorsTests extends JobErrorsContract {}
