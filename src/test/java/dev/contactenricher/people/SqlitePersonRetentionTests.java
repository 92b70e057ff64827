package dev.contactenricher.people;

class SqlitePersonRetentionTests extends PersonRetentionContract {}
