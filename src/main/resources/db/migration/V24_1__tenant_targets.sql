-- Do-not-call records that this service wrote, and who refuses by which number, as keyed hashes.
CREATE TABLE tenant_dnc_record (
    channel     TEXT NOT NULL,
    number_hash TEXT NOT NULL,
    PRIMARY KEY (channel, number_hash)
);

CREATE TABLE tenant_dnc_refusal (
    channel     TEXT NOT NULL,
    number_hash TEXT NOT NULL,
    person_id   TEXT NOT NULL,
    refused_at  BIGINT NOT NULL,
    PRIMARY KEY (channel, number_hash, person_id)
);
CREATE INDEX tenant_dnc_refusal_person ON tenant_dnc_refusal (person_id);

-- Persons with several cards, or with cards that may be somebody else's: how many, and nothing of the cards.
CREATE TABLE tenant_card_report (
    person_id  TEXT PRIMARY KEY,
    job_id     TEXT NOT NULL,
    job_index  INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    doubtful   INTEGER NOT NULL,
    noted_at   BIGINT NOT NULL
);

-- Which card was written for whom, encrypted.
CREATE TABLE tenant_card (
    person_id TEXT PRIMARY KEY,
    card_id   ${bytes} NOT NULL,
    seen_at   BIGINT NOT NULL
);
CREATE INDEX tenant_card_seen ON tenant_card (seen_at);
