package dev.contactenricher.intake;

class SqliteRejectedRefusalTests extends RejectedRefusalContract {}
