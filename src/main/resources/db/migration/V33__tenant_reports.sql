-- Cards found of a job's contacts: numbers alone, which stay when the person comes again.
CREATE TABLE tenant_job_cards (
    job_id     TEXT NOT NULL,
    job_index  INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    doubtful   INTEGER NOT NULL,
    left_over  INTEGER NOT NULL,
    noted_at   BIGINT NOT NULL,
    PRIMARY KEY (job_id, job_index)
);
CREATE INDEX tenant_job_cards_noted ON tenant_job_cards (noted_at);
INSERT INTO tenant_job_cards (job_id, job_index, duplicates, doubtful, left_over, noted_at)
SELECT job_id, job_index, MAX(duplicates), MAX(doubtful), MAX(duplicates), MAX(noted_at)
  FROM tenant_card_report GROUP BY job_id, job_index;

-- Whose card it is, for others who are led to it.
ALTER TABLE tenant_card ADD COLUMN card_hash TEXT;
CREATE INDEX tenant_card_hash ON tenant_card (card_hash);

-- In which book an entry is, empty where an earlier release wrote it; and until when it may be on its way there.
CREATE TABLE tenant_book_line (
    book_id       TEXT NOT NULL,
    external_id   TEXT NOT NULL,
    person_id     TEXT NOT NULL,
    writing_until BIGINT NOT NULL,
    PRIMARY KEY (book_id, external_id)
);
INSERT INTO tenant_book_line (book_id, external_id, person_id, writing_until)
SELECT '', external_id, person_id, 0 FROM tenant_book_entry;
DROP TABLE tenant_book_entry;
ALTER TABLE tenant_book_line RENAME TO tenant_book_entry;
CREATE INDEX tenant_book_entry_of ON tenant_book_entry (person_id);

-- The receipt that a chore settles, empty for none, and since when it is tried.
ALTER TABLE tenant_chore ADD COLUMN receipt_id TEXT NOT NULL DEFAULT '';
ALTER TABLE tenant_chore ADD COLUMN added_at BIGINT NOT NULL DEFAULT 0;
