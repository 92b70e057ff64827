package dev.contactenricher.metrics;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresMinuteCountsTests extends MinuteCountsContract {}
