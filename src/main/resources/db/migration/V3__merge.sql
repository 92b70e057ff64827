-- The contacts on their way to CXone. At most one of a person waits; at most one holds the person while in flight.
CREATE TABLE merge_entry (
    id              ${identity},
    person_id       TEXT NOT NULL,
    job_id          TEXT NOT NULL,
    job_index       INTEGER NOT NULL,
    state           TEXT NOT NULL,
    lane            INTEGER NOT NULL,
    turn            BIGINT NOT NULL,
    blocked         INTEGER NOT NULL DEFAULT 0,
    holds_person    INTEGER NOT NULL DEFAULT 0,
    withdrawn       INTEGER NOT NULL DEFAULT 0,
    payload         ${bytes},
    content_hash    TEXT NOT NULL,
    request_id      TEXT,
    position        INTEGER,
    contact_id_hash TEXT,
    attempts        INTEGER NOT NULL DEFAULT 0,
    failure_code    TEXT,
    created_at      BIGINT NOT NULL,
    claimed_at      BIGINT,
    finished_at     BIGINT
);
CREATE UNIQUE INDEX merge_entry_waiting ON merge_entry (person_id) WHERE state = 'QUEUED';
CREATE UNIQUE INDEX merge_entry_holder ON merge_entry (person_id) WHERE holds_person = 1;
CREATE INDEX merge_entry_turn ON merge_entry (lane, turn, id) WHERE state = 'QUEUED' AND blocked = 0;
CREATE INDEX merge_entry_oldest ON merge_entry (id) WHERE state = 'QUEUED';
CREATE INDEX merge_entry_person ON merge_entry (person_id);
CREATE INDEX merge_entry_request ON merge_entry (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX merge_entry_contact ON merge_entry (contact_id_hash) WHERE contact_id_hash IS NOT NULL;
CREATE INDEX merge_entry_failed ON merge_entry (id) WHERE state = 'FAILED';
CREATE INDEX merge_entry_submitted ON merge_entry (id) WHERE state = 'SUBMITTED';
CREATE INDEX merge_entry_finished ON merge_entry (finished_at) WHERE finished_at IS NOT NULL;

-- A packed request under its X-Request-Id: SENDING, WAITING (to be sent again), ACCEPTED (by CXone) or DONE.
CREATE TABLE merge_request (
    id             TEXT PRIMARY KEY,
    root_id        TEXT NOT NULL,
    state          TEXT NOT NULL,
    size           INTEGER NOT NULL,
    sends          INTEGER NOT NULL DEFAULT 0,
    failures       INTEGER NOT NULL DEFAULT 0,
    attempts       INTEGER NOT NULL DEFAULT 0,
    successes_seen BIGINT NOT NULL DEFAULT 0,
    refused        INTEGER NOT NULL DEFAULT 0,
    unauthorized   INTEGER NOT NULL DEFAULT 0,
    asked_again    INTEGER NOT NULL DEFAULT 0,
    send_id        BIGINT,
    next_at        BIGINT NOT NULL,
    lease_until    BIGINT,
    created_at     BIGINT NOT NULL,
    claimed_at     BIGINT,
    sent_at        BIGINT,
    accepted_at    BIGINT,
    confirm_by     BIGINT,
    finished_at    BIGINT
);
CREATE INDEX merge_request_due ON merge_request (next_at, id) WHERE state = 'WAITING';
CREATE INDEX merge_request_lease ON merge_request (lease_until) WHERE state = 'SENDING';
CREATE INDEX merge_request_confirm ON merge_request (confirm_by) WHERE state = 'ACCEPTED';
CREATE INDEX merge_request_finished ON merge_request (finished_at) WHERE finished_at IS NOT NULL;

-- The log of sends is the rate limiter: each holds a permit until one window after its answer, or after its lease.
CREATE TABLE merge_send (
    id         ${identity},
    request_id TEXT NOT NULL,
    claimed_at BIGINT NOT NULL,
    held_until BIGINT NOT NULL
);
CREATE INDEX merge_send_held ON merge_send (held_until);

-- Ids that CXone gave for a request as a whole, because their number did not match its contacts.
CREATE TABLE merge_confirmation (
    request_id      TEXT NOT NULL,
    contact_id_hash TEXT NOT NULL,
    confirmed_at    BIGINT,
    PRIMARY KEY (request_id, contact_id_hash)
);
CREATE INDEX merge_confirmation_contact ON merge_confirmation (contact_id_hash);

-- The latest webhook event of each contact, for answers that arrive after it.
CREATE TABLE merge_event (
    contact_id_hash TEXT PRIMARY KEY,
    received_at     BIGINT NOT NULL
);
CREATE INDEX merge_event_received ON merge_event (received_at);

-- What CXone last confirmed of a person, to know content that brings no news.
CREATE TABLE merge_person (
    person_id    TEXT PRIMARY KEY,
    entry_id     BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    merged_at    BIGINT NOT NULL
);
CREATE INDEX merge_person_merged ON merge_person (merged_at);

-- One row: who claims, locks it. Holds the pace, the pause and the confirmation clock of all replicas.
CREATE TABLE merge_dispatch (
    id              INTEGER PRIMARY KEY,
    pace_at         BIGINT NOT NULL DEFAULT 0,
    virtual_time    BIGINT NOT NULL DEFAULT 0,
    successes       BIGINT NOT NULL DEFAULT 0,
    failures_in_row INTEGER NOT NULL DEFAULT 0,
    refused_roots   INTEGER NOT NULL DEFAULT 0,
    refused_in_row  INTEGER NOT NULL DEFAULT 0,
    last_root       TEXT,
    pause           TEXT,
    paused_at       BIGINT NOT NULL DEFAULT 0,
    paused_until    BIGINT NOT NULL DEFAULT 0,
    pause_level     INTEGER NOT NULL DEFAULT 0,
    clock_value     BIGINT NOT NULL DEFAULT 0,
    clock_at        BIGINT NOT NULL DEFAULT 0,
    silent_since    BIGINT NOT NULL DEFAULT 0
);
