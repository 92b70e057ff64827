package dev.contactenricher.dedup;

class SqlitePersonRetentionTests extends PersonRetentionContract {}
