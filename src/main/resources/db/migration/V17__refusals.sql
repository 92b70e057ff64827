-- How many contacts of an origin (a bulk job, or the express lane) go in one request, where refusals made it fewer.
CREATE TABLE merge_origin (
    origin     TEXT PRIMARY KEY,
    group_size DOUBLE PRECISION NOT NULL,
    served_at  BIGINT NOT NULL DEFAULT 0
);

-- A request that was refused is taken apart. origin: of all its contacts, '' when mixed; after_id: the sibling whose
-- answer it waits for; sample: whether its answer tells how frequent refusals are; blamed: its contact was named as the
-- reason of a refusal; alone_at: when its one contact was first refused, in a state SUSPECT until that is settled.
ALTER TABLE merge_request ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE merge_request ADD COLUMN after_id TEXT;
ALTER TABLE merge_request ADD COLUMN sample INTEGER NOT NULL DEFAULT 1;
ALTER TABLE merge_request ADD COLUMN blamed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE merge_request ADD COLUMN alone_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX merge_request_suspect ON merge_request (id) WHERE state = 'SUSPECT';
CREATE INDEX merge_request_part ON merge_request (origin, next_at, id) WHERE state = 'WAITING' AND refused = 1;

-- A refused job's contacts go apart from those of others.
CREATE INDEX merge_entry_job ON merge_entry (job_id, turn, id) WHERE state = 'QUEUED' AND blocked = 0;

ALTER TABLE merge_dispatch DROP COLUMN refused_roots;
ALTER TABLE merge_dispatch DROP COLUMN last_root;
ALTER TABLE merge_dispatch ADD COLUMN refused_since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE merge_dispatch ADD COLUMN refused_alone TEXT NOT NULL DEFAULT '';
ALTER TABLE merge_dispatch ADD COLUMN refused_jobs TEXT NOT NULL DEFAULT '';
ALTER TABLE merge_dispatch ADD COLUMN taken_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE merge_dispatch ADD COLUMN part_sent INTEGER NOT NULL DEFAULT 0;
