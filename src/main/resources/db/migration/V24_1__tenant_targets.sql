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

-- Entries of the address book that this service wrote.
CREATE TABLE tenant_book_entry (
    external_id TEXT PRIMARY KEY,
    person_id   TEXT NOT NULL
);
CREATE INDEX tenant_book_entry_person ON tenant_book_entry (person_id);

-- What is still to be done at CXone for persons who are forgotten here.
CREATE TABLE tenant_chore (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    subject ${bytes} NOT NULL,
    next_at BIGINT NOT NULL,
    tries   INTEGER NOT NULL
);
CREATE INDEX tenant_chore_due ON tenant_chore (next_at);
