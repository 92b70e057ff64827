-- Contacts that were rejected before they could be known as a person's, by the keyed hashes of the e-mail and the phone
-- that could be read of them: so that an erasure finds them.
CREATE TABLE rejected_contact (
    job_id   TEXT     NOT NULL,
    position INTEGER  NOT NULL,
    key_hash ${bytes} NOT NULL,
    PRIMARY KEY (job_id, position, key_hash),
    FOREIGN KEY (job_id, position) REFERENCES job_contact (job_id, position) ON DELETE CASCADE
);
CREATE INDEX rejected_contact_key ON rejected_contact (key_hash);
