package dev.contactenricher.crypto;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresSecretsTests extends SecretsContract {}
