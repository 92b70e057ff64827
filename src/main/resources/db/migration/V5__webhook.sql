-- Events of CXone's that were processed, so that repeats are known. The id is a keyed hash: 32 bytes, whatever was sent.
CREATE TABLE webhook_event (
    id          ${bytes} PRIMARY KEY,
    received_at BIGINT NOT NULL
);

CREATE INDEX webhook_event_received_at ON webhook_event (received_at);
