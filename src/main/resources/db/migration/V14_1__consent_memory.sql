-- What is remembered by key goes with the names that came with it: under a key that several people share, a refusal is not
-- obeyed by one of another name. `channel` is EMAIL, SMS or PHONE, or REGION: consent is needed for whoever has that key.
CREATE TABLE withdrawal_by_name (
    key_hash     ${bytes} NOT NULL,
    channel      TEXT NOT NULL,
    name_hash    ${bytes} NOT NULL,
    withdrawn_at BIGINT NOT NULL,
    PRIMARY KEY (key_hash, channel, name_hash)
);
INSERT INTO withdrawal_by_name (key_hash, channel, name_hash, withdrawn_at)
SELECT key_hash, channel, CAST('' AS ${bytes}), withdrawn_at FROM withdrawal;
DROP TABLE withdrawal;
ALTER TABLE withdrawal_by_name RENAME TO withdrawal;

-- What was last known of a person's consent. `evidence` are the kinds that showed that consent is needed, empty when a
-- later contact showed that it is not. A channel holds when its grant that was let through was said, -1 where nobody said
-- when, null where none was. `told` is the keyed hash of what the audit trail was last told of the consent.
CREATE TABLE person_consent (
    person_id     TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    evidence      TEXT NOT NULL,
    evidence_at   BIGINT,
    email         BIGINT,
    sms           BIGINT,
    phone         BIGINT,
    granted_at    BIGINT,
    overridden_at BIGINT,
    told          ${bytes}
);

-- From what is known already: where consent was needed and granted, all three channels were.
INSERT INTO person_consent (person_id, evidence, evidence_at, email, sms, phone, granted_at, overridden_at)
SELECT COALESCE(p.absorbed_by, p.id), MAX(c.evidence), MAX(j.received_at),
       MAX(CASE WHEN c.consent = 'granted' THEN -1 END), MAX(CASE WHEN c.consent = 'granted' THEN -1 END),
       MAX(CASE WHEN c.consent = 'granted' THEN -1 END), MAX(CASE WHEN c.consent = 'granted' THEN j.received_at END),
       MAX(CASE WHEN c.consent = 'overridden' THEN j.received_at END)
  FROM job_contact c
  JOIN job j ON j.id = c.job_id
  JOIN person p ON p.id = c.person_id
 WHERE c.evidence <> ''
 GROUP BY COALESCE(p.absorbed_by, p.id);
