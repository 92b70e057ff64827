-- How PostgreSQL keeps the tables; runs again whenever this file changes.

-- Ciphertext cannot be compressed: trying costs half of the insert rate.
ALTER TABLE merge_entry ALTER COLUMN payload SET STORAGE EXTERNAL;
ALTER TABLE job_contact ALTER COLUMN sealed SET STORAGE EXTERNAL;
ALTER TABLE export_item ALTER COLUMN payload SET STORAGE EXTERNAL;
ALTER TABLE export_profile ALTER COLUMN payload SET STORAGE EXTERNAL;

-- The queue's tables: each row changes several times, and dead ones slow down every claim. Autovacuum comes after a few
-- thousand of them whatever the table's size, and does not pause over them.
ALTER TABLE merge_entry SET (fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE export_item SET (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE merge_request SET (fillfactor = 50,
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE merge_send SET (fillfactor = 50,
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE job_contact SET (fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE audit_entry SET (
    autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

-- One row each, which every transaction of its kind rewrites.
ALTER TABLE merge_dispatch SET (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
ALTER TABLE export_gate SET (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
ALTER TABLE audit_head SET (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
ALTER TABLE service_total SET (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
ALTER TABLE person_gate SET (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);

-- What batches under way bring (people.PersonTable). No committed row is ever in it.
CREATE UNLOGGED TABLE IF NOT EXISTS person_claim (key BIGINT PRIMARY KEY);
ALTER TABLE person_claim SET (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
