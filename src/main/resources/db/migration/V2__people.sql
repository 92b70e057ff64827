-- Who came before, known by keyed hashes only. A person has one e-mail at most and any number of phones.
CREATE TABLE person (
    id               TEXT PRIMARY KEY,
    email_hash       ${bytes},
    email_identifies INTEGER NOT NULL,
    name_hash        ${bytes},
    absorbed_by      TEXT,
    created_at       BIGINT NOT NULL,
    seen_at          BIGINT NOT NULL
);
CREATE UNIQUE INDEX person_by_own_email ON person (email_hash) WHERE email_identifies = 1;
CREATE INDEX person_by_shared_email ON person (email_hash) WHERE email_identifies = 0;
CREATE INDEX person_absorbed ON person (absorbed_by) WHERE absorbed_by IS NOT NULL;
CREATE INDEX person_seen ON person (seen_at);

CREATE TABLE person_phone (
    phone_hash ${bytes} NOT NULL,
    person_id  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    identifies INTEGER NOT NULL,
    PRIMARY KEY (phone_hash, person_id)
);
CREATE INDEX person_phone_person ON person_phone (person_id);

-- Withdrawals of consent, by the hash of an e-mail or a phone (also for someone not known yet, and beyond an erasure)
-- and by the 16 bytes of a person's id.
CREATE TABLE withdrawal (
    key_hash     ${bytes} NOT NULL,
    channel      TEXT NOT NULL,
    withdrawn_at BIGINT NOT NULL,
    PRIMARY KEY (key_hash, channel)
);

-- One row: batches share it while they are taken in, a withdrawal or an erasure has it alone.
CREATE TABLE person_gate (
    id INTEGER PRIMARY KEY
);
INSERT INTO person_gate (id) VALUES (1);
