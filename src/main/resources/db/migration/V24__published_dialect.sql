-- Calls have permits by the family of the API that they are of; in the tutorial's dialect there is one.
ALTER TABLE merge_send ADD COLUMN family TEXT NOT NULL DEFAULT 'merge';

CREATE TABLE merge_family (
    family          TEXT PRIMARY KEY,
    pace_at         BIGINT NOT NULL DEFAULT 0,
    limit_now       INTEGER NOT NULL,
    changed_at      BIGINT NOT NULL DEFAULT 0,
    throttled_until BIGINT NOT NULL DEFAULT 0,
    throttles       INTEGER NOT NULL DEFAULT 0
);

-- When an accepted request is to be read back.
ALTER TABLE merge_request ADD COLUMN read_at BIGINT;
CREATE INDEX merge_request_read ON merge_request (read_at) WHERE read_at IS NOT NULL;

-- Persons of whom CXone has no card.
ALTER TABLE job ADD COLUMN absent INTEGER NOT NULL DEFAULT 0;
