package dev.contactenricher.privacy;

class SqliteReceiptsTests extends ReceiptsContract {}
