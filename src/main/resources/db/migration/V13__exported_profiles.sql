-- Who turned out to be one person may have been exported under several external ids: a refusal must reach each of them.
-- `profile_hash` is the keyed hash of the external id; of rows from before it is the person's id, so that no two are alike.
CREATE TABLE export_profile (
    person_id    TEXT     NOT NULL,
    profile_hash ${bytes} NOT NULL,
    entry_id     BIGINT   NOT NULL,
    job_id       TEXT     NOT NULL,
    job_index    INTEGER  NOT NULL,
    payload      ${bytes} NOT NULL,
    consent      INTEGER,
    merged_at    BIGINT   NOT NULL,
    PRIMARY KEY (person_id, profile_hash)
);
INSERT INTO export_profile (person_id, profile_hash, entry_id, job_id, job_index, payload, consent, merged_at)
SELECT person_id, CAST(person_id AS ${bytes}), entry_id, job_id, job_index, payload, consent, merged_at
  FROM export_person;
DROP TABLE export_person;
