package dev.contactenricher.callback;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresCallbackTests extends CallbackContract {}
