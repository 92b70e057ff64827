package dev.contactenricher.store;

@OnPostgres
class PostgresRowInsertTests extends RowInsertContract {}
