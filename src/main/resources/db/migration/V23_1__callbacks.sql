-- What the CRM is to be told, until its endpoint has taken it. Of a stream (a job, or a type) the first goes first; next_at
-- is when it is due, or the lease of a call ends. No contact data.
CREATE TABLE callback_event (
    id          ${identity},
    event_id    TEXT    NOT NULL,
    type        TEXT    NOT NULL,
    stream      TEXT    NOT NULL,
    data        TEXT    NOT NULL,
    occurred_at BIGINT  NOT NULL,
    attempts    INTEGER NOT NULL DEFAULT 0,
    next_at     BIGINT  NOT NULL
);
CREATE INDEX callback_event_stream ON callback_event (stream, id);
CREATE INDEX callback_event_due ON callback_event (next_at, id);

-- One row: dead letters that nobody was told of yet, and when somebody was told last.
CREATE TABLE callback_dead_letters (
    id      INTEGER PRIMARY KEY,
    letters INTEGER NOT NULL,
    codes   TEXT    NOT NULL,
    told_at BIGINT  NOT NULL
);
