package dev.contactenricher.intake;

class SqliteRefusalTests extends RefusalContract {}
