-- What is known of a person's consent is kept where its key is.
CREATE TABLE person_consent_by_id (
    person_id     TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    evidence      TEXT NOT NULL,
    evidence_at   BIGINT,
    email         BIGINT,
    sms           BIGINT,
    phone         BIGINT,
    granted_at    BIGINT,
    overridden_at BIGINT,
    told          ${bytes}
)${key_is_row};

INSERT INTO person_consent_by_id
SELECT person_id, evidence, evidence_at, email, sms, phone, granted_at, overridden_at, told FROM person_consent;

DROP TABLE person_consent;
ALTER TABLE person_consent_by_id RENAME TO person_consent;
