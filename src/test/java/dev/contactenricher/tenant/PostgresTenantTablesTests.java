package dev.contactenricher.tenant;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresTenantTablesTests extends TenantTablesContract {}
