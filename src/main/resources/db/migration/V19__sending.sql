-- Sending paused by an operator; it stands beside the pauses that CXone's answers begin and end.
ALTER TABLE merge_dispatch ADD COLUMN operator_since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE merge_dispatch ADD COLUMN operator_reason TEXT;

-- The HTTP status of the last call that was not taken, for those who look at dead letters.
ALTER TABLE merge_entry ADD COLUMN last_status INTEGER;
ALTER TABLE export_item ADD COLUMN last_status INTEGER;

-- Why exports are paused: outage, throttled or forbidden.
ALTER TABLE export_gate ADD COLUMN pause TEXT;

-- Written from time to time to know whether the store takes anything.
CREATE TABLE store_probe (
    id         INTEGER PRIMARY KEY,
    written_at BIGINT NOT NULL,
    filling    ${bytes}
);
