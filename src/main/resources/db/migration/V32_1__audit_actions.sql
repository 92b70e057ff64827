-- AuditEntries.NEWEST and PAGE with an action that is rare, or never was: otherwise the whole trail is read to find it.
CREATE INDEX audit_entry_action ON audit_entry (action, sequence) WHERE sequence IS NOT NULL;
