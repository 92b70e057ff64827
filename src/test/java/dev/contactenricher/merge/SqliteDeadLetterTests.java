package dev.contactenricher.merge;

class SqliteDeadLetterTests extends DeadLetterContract {}
