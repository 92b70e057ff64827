-- What became of erasures and withdrawals, without a word of whose they were.
CREATE TABLE privacy_request (
    id          TEXT   NOT NULL PRIMARY KEY,
    kind        TEXT   NOT NULL,
    received_at BIGINT NOT NULL
);
CREATE INDEX privacy_request_age ON privacy_request (received_at);

-- What is to be told elsewhere: how many corrections, and how many persons of whom none can tell.
CREATE TABLE privacy_destination (
    request_id  TEXT    NOT NULL REFERENCES privacy_request (id) ON DELETE CASCADE,
    name        TEXT    NOT NULL,
    corrections INTEGER NOT NULL,
    by_hand     INTEGER NOT NULL,
    confirmed   INTEGER NOT NULL,
    failed      INTEGER NOT NULL,
    changed_at  BIGINT  NOT NULL,
    PRIMARY KEY (request_id, name)
);
