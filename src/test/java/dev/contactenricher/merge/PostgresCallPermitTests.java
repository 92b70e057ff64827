package dev.contactenricher.merge;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresCallPermitTests extends CallPermitContract {}
