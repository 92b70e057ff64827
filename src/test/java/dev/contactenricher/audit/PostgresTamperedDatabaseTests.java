package dev.contactenricher.audit;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresTamperedDatabaseTests extends TamperedDatabaseContract {}
