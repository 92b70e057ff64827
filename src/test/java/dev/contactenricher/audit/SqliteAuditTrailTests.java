package dev.contactenricher.audit;

class SqliteAuditTrailTests extends AuditTrailContract {}
