package dev.contactenricher.merge;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresOperatorTests extends OperatorContract {}
