package dev.contactenricher.merge;

class SqliteRetentionTests extends RetentionContract {}
