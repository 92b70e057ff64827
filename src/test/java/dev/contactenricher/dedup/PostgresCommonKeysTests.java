package dev.contactenricher.dedup;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresCommonKeysTests extends CommonKeysContract {}
