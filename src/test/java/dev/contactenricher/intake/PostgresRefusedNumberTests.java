package dev.contactenricher.intake;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresRefusedNumberTests extends RefusedNumberContract {}
