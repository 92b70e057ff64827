package dev.contactenricher.session;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresEndedSessionsTests extends EndedSessionsContract {}
