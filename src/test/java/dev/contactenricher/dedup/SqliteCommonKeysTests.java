package dev.contactenricher.dedup;

class SqliteCommonKeysTests extends CommonKeysContract {}
