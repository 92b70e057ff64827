package dev.contactenricher.audit;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresAuditTrailTests extends AuditTrailContract {}
