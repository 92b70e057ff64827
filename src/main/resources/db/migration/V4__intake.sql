-- A batch that was taken in, with how many of its contacts stand where.
CREATE TABLE job (
    id           TEXT PRIMARY KEY,
    actor        TEXT    NOT NULL,
    received_at  BIGINT  NOT NULL,
    completed_at BIGINT,
    started      INTEGER NOT NULL DEFAULT 0,
    received     INTEGER NOT NULL,
    accepted     INTEGER NOT NULL,
    duplicates   INTEGER NOT NULL,
    unchanged    INTEGER NOT NULL,
    rejected     INTEGER NOT NULL,
    queued       INTEGER NOT NULL,
    submitted    INTEGER NOT NULL DEFAULT 0,
    merged       INTEGER NOT NULL DEFAULT 0,
    failed       INTEGER NOT NULL DEFAULT 0,
    withdrawn    INTEGER NOT NULL DEFAULT 0,
    exported     INTEGER NOT NULL DEFAULT 0,
    answer_metrics TEXT  NOT NULL
);
CREATE INDEX job_by_age ON job (received_at);

-- What became of each contact of a batch. `sealed` holds external_crm_id and deduplication_hash, encrypted, until erased.
CREATE TABLE job_contact (
    job_id       TEXT    NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    outcome      TEXT    NOT NULL,
    duplicate_of INTEGER,
    person_id    TEXT,
    entry_id     BIGINT,
    state        TEXT,
    sealed       ${bytes},
    errors       TEXT,
    warnings     TEXT,
    consent      TEXT,
    consent_rule TEXT,
    evidence     TEXT,
    requests     TEXT,
    failure_code TEXT,
    merged_at    BIGINT,
    latency_ms   BIGINT,
    exported_at  BIGINT,
    export_failure TEXT,
    PRIMARY KEY (job_id, position)
);
CREATE INDEX job_contact_by_entry ON job_contact (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX job_contact_by_person ON job_contact (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX job_contact_by_latency ON job_contact (job_id, latency_ms) WHERE latency_ms IS NOT NULL;

-- Keys of callers who may repeat a call; a row without a job is a call in progress.
CREATE TABLE idempotency (
    caller       TEXT   NOT NULL,
    key_hash     ${bytes} NOT NULL,
    body_hash    ${bytes} NOT NULL,
    token        TEXT   NOT NULL,
    job_id       TEXT,
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (caller, key_hash)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- The service's totals since its first start; one row.
CREATE TABLE service_total (
    id             INTEGER PRIMARY KEY,
    batches        BIGINT NOT NULL,
    processed      BIGINT NOT NULL,
    duplicates     BIGINT NOT NULL,
    latency_micros BIGINT NOT NULL,
    failed_exports BIGINT NOT NULL
);
