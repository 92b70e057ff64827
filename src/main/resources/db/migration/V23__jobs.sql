-- How many of a job's contacts were cancelled with it.
ALTER TABLE job ADD COLUMN cancelled INTEGER NOT NULL DEFAULT 0;

-- Jobs are listed newest first, those that are open or failed without a look at all others.
DROP INDEX job_by_age;
CREATE INDEX job_by_age ON job (received_at, id);
CREATE INDEX job_open ON job (received_at, id) WHERE completed_at IS NULL;
CREATE INDEX job_with_failures ON job (received_at, id) WHERE failed > 0;
