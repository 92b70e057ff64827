package dev.contactenricher.people;

class SqliteCommonKeysTests extends CommonKeysContract {}
