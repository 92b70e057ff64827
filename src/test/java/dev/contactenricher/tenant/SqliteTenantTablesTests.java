package dev.contactenricher.tenant;

class SqliteTenantTablesTests extends TenantTablesContract {}
