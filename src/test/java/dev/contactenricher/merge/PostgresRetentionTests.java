package dev.contactenricher.merge;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresRetentionTests extends RetentionContract {}
