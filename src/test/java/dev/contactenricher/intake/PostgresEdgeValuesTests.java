package dev.contactenricher.intake;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresEdgeValuesTests extends EdgeValuesContract {}
