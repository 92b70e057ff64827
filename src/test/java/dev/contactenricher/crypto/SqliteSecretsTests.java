package dev.contactenricher.crypto;

class SqliteSecretsTests extends SecretsContract {}
