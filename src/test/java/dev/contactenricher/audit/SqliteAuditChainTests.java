package dev.contactenricher.audit;

class SqliteAuditChainTests extends AuditChainContract {}
