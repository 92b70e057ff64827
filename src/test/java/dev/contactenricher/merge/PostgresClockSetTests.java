package dev.contactenricher.merge;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresClockSetTests extends ClockSetContract {}
