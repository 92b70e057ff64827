package dev.contactenricher.people;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresPersonRetentionTests extends PersonRetentionContract {}
