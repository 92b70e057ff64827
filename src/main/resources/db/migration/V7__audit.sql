-- Entries are appended unchained (no sequence), and chained in their order soon after.
CREATE TABLE audit_entry (
    id            ${identity},
    sequence      BIGINT,
    audit_id      TEXT NOT NULL,
    action        TEXT NOT NULL,
    actor         TEXT NOT NULL,
    subject       TEXT,
    job_id        TEXT,
    details       TEXT,
    details_salt  TEXT,
    details_hash  ${bytes} NOT NULL,
    created_at    BIGINT NOT NULL,
    previous_hash ${bytes},
    entry_hash    ${bytes} NOT NULL,
    hash          ${bytes}
);
CREATE UNIQUE INDEX audit_entry_sequence ON audit_entry (sequence) WHERE sequence IS NOT NULL;
CREATE INDEX audit_entry_unchained ON audit_entry (id) WHERE sequence IS NULL;
CREATE INDEX audit_entry_job ON audit_entry (job_id) WHERE job_id IS NOT NULL;
CREATE INDEX audit_entry_subject ON audit_entry (subject) WHERE subject IS NOT NULL;
CREATE INDEX audit_entry_created ON audit_entry (created_at);

-- One row: the end of the chain, and how far details have expired. Its lock lets one replica chain at a time.
CREATE TABLE audit_head (
    id       INTEGER PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash     TEXT NOT NULL,
    expired  BIGINT NOT NULL
);

-- Signed statements of how long the chain was and how it ended.
CREATE TABLE audit_checkpoint (
    size       BIGINT PRIMARY KEY,
    head       TEXT NOT NULL,
    signature  TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
