package dev.contactenricher.store;

class SqliteRowInsertTests extends RowInsertContract {}
