package dev.contactenricher.intake;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresRejectedRefusalTests extends RejectedRefusalContract {}
