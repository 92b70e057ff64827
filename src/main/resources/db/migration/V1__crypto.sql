-- Secrets that the service makes once, wrapped by the data key.
CREATE TABLE secret (
    name    TEXT PRIMARY KEY,
    wrapped ${bytes} NOT NULL
);
