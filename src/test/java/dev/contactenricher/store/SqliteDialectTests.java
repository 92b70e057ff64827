package dev.contactenricher.store;

class SqliteDialectTests extends DialectContract {}
