package dev.contactenricher.store;

@OnPostgres
class PostgresDialectTests extends DialectContract {}
