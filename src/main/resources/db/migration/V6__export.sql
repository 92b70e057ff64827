-- Contacts on their way to the marketing platform. `payload` is encrypted, and deleted once the contact has arrived.
CREATE TABLE export_item (
    id           ${identity},
    entry_id     BIGINT NOT NULL,
    person_id    TEXT   NOT NULL,
    job_id       TEXT   NOT NULL,
    job_index    INTEGER NOT NULL,
    payload      ${bytes},
    consent      INTEGER,
    merged_at    BIGINT NOT NULL,
    state        TEXT   NOT NULL,
    batch_id     TEXT,
    attempts     INTEGER NOT NULL DEFAULT 0,
    failure_code TEXT,
    finished_at  BIGINT
);
CREATE INDEX export_item_waiting ON export_item (id) WHERE state = 'WAITING';
CREATE INDEX export_item_batch ON export_item (batch_id) WHERE state = 'SENDING';
CREATE INDEX export_item_failed ON export_item (id) WHERE state = 'FAILED';
CREATE INDEX export_item_person ON export_item (person_id);
CREATE INDEX export_item_finished ON export_item (finished_at) WHERE finished_at IS NOT NULL;

-- A call to the marketing platform that has no final answer yet; its id is the Idempotency-Key.
CREATE TABLE export_batch (
    id             TEXT PRIMARY KEY,
    attempts       INTEGER NOT NULL DEFAULT 0,
    failed_at_success BIGINT NOT NULL DEFAULT -1,
    next_at        BIGINT NOT NULL
);
CREATE INDEX export_batch_due ON export_batch (next_at);

-- One row: who is sending, and whether sending is paused.
CREATE TABLE export_gate (
    id              INTEGER PRIMARY KEY,
    holder          TEXT,
    held_until      BIGINT NOT NULL,
    paused_until    BIGINT NOT NULL,
    pause_level     INTEGER NOT NULL,
    failures_in_row INTEGER NOT NULL,
    successes       BIGINT NOT NULL
);

-- Whom the marketing platform knows, and with which consent: a later refusal must reach it.
CREATE TABLE export_person (
    person_id TEXT PRIMARY KEY,
    entry_id  BIGINT NOT NULL,
    job_id    TEXT NOT NULL,
    job_index INTEGER NOT NULL,
    payload   ${bytes} NOT NULL,
    consent   INTEGER,
    merged_at BIGINT NOT NULL
);
