-- The key that signed a checkpoint, since AUDIT_SIGNING_KEY may be changed.
ALTER TABLE audit_checkpoint ADD COLUMN public_key TEXT;

-- An expiry is announced in the trail before it happens, so that no export lacks details without an entry that says why.
ALTER TABLE audit_head ADD COLUMN announced BIGINT NOT NULL DEFAULT 0;
ALTER TABLE audit_head ADD COLUMN announced_at BIGINT NOT NULL DEFAULT 0;
UPDATE audit_head SET announced = expired;

-- Times rise with the sequence, by which they are found.
DROP INDEX audit_entry_created;
