package dev.contactenricher.audit;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresAuditChainTests extends AuditChainContract {}
