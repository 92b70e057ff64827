package dev.contactenricher.merge;

class SqliteOperatorTests extends OperatorContract {}
