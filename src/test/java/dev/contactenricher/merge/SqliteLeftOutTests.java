package dev.contactenricher.merge;

class SqliteLeftOutTests extends LeftOutContract {}
