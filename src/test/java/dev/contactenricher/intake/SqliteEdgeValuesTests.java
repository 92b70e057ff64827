package dev.contactenricher.intake;

class SqliteEdgeValuesTests extends EdgeValuesContract {}
