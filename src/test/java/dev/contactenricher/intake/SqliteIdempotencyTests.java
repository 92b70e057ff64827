package dev.contactenricher.intake;

class SqliteIdempotencyTests extends IdempotencyContract {}
