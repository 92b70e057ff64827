-- Lane 2 is that of corrections: one of a person may wait beside what is to be merged.
DROP INDEX merge_entry_waiting;
CREATE UNIQUE INDEX merge_entry_waiting ON merge_entry (person_id) WHERE state = 'QUEUED' AND lane < 2;
CREATE UNIQUE INDEX merge_entry_correction ON merge_entry (person_id) WHERE state = 'QUEUED' AND lane = 2;
CREATE INDEX merge_entry_correcting ON merge_entry (created_at) WHERE lane = 2 AND state IN ('QUEUED', 'SUBMITTED');

-- What CXone was told of a person's consent: the last that it took, and whatever was sent since. taken: 0 not known yet,
-- 1 perhaps, 2 surely.
CREATE TABLE merge_told (
    person_id TEXT    NOT NULL,
    entry_id  BIGINT  NOT NULL,
    send_id    BIGINT NOT NULL,
    first_send BIGINT NOT NULL,
    taken     INTEGER NOT NULL,
    email     INTEGER,
    sms       INTEGER,
    phone     INTEGER,
    told_at   BIGINT  NOT NULL,
    PRIMARY KEY (person_id, entry_id)
);
CREATE INDEX merge_told_entry ON merge_told (entry_id);
CREATE INDEX merge_told_send ON merge_told (send_id);
CREATE INDEX merge_told_age ON merge_told (told_at);

-- The keys under which a person was sent, hashed.
CREATE TABLE merge_told_key (
    person_id TEXT     NOT NULL,
    key_hash  ${bytes} NOT NULL,
    shared    INTEGER  NOT NULL DEFAULT 0,
    PRIMARY KEY (person_id, key_hash)
);
CREATE INDEX merge_told_key_hash ON merge_told_key (key_hash);

-- Whoever was sent before this release, and not surely refused; what was said is known only of those who had to grant all.
INSERT INTO merge_told (person_id, entry_id, send_id, first_send, taken, email, sms, phone, told_at)
SELECT h.person_id, h.entry_id, 0, 0, 2, h.granted, h.granted, h.granted, h.told_at FROM (
    SELECT s.person_id, s.entry_id, s.told_at,
           (SELECT MAX(1) FROM job_contact c WHERE c.entry_id = s.entry_id AND c.consent_rule = 'gdpr_consent_granted'
              AND c.consent = 'granted') AS granted
      FROM (
        SELECT a.person_id, MAX(a.entry_id) AS entry_id, MAX(a.told_at) AS told_at FROM (
            SELECT person_id, entry_id, merged_at AS told_at FROM merge_person
             UNION ALL
            SELECT person_id, id, COALESCE(finished_at, claimed_at, created_at) FROM merge_entry
             WHERE state IN ('SUBMITTED', 'MERGED') OR (state = 'FAILED' AND failure_code <> 'refused')
             UNION ALL
            SELECT person_id, entry_id, merged_at FROM export_profile
        ) AS a GROUP BY a.person_id
      ) AS s
) AS h;

INSERT INTO merge_told_key (person_id, key_hash)
SELECT t.person_id, p.email_hash FROM merge_told t JOIN person p ON p.id = t.person_id WHERE p.email_hash IS NOT NULL
 UNION
SELECT t.person_id, e.email_hash FROM merge_told t JOIN person_email e ON e.person_id = t.person_id
 UNION
SELECT t.person_id, h.phone_hash FROM merge_told t JOIN person_phone h ON h.person_id = t.person_id;

-- When the marketing platform was to hear of a refusal, and the receipt of the wish behind it.
ALTER TABLE export_item ADD COLUMN heard_at BIGINT;
ALTER TABLE export_item ADD COLUMN receipt_id TEXT;
CREATE INDEX export_item_correcting ON export_item (heard_at)
    WHERE heard_at IS NOT NULL AND state IN ('WAITING', 'SENDING');
