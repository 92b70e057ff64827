-- The ids that a CRM gave its contacts, each with the names that came with it. `crm_hash` is the keyed hash of the id,
-- then four bytes of that of its source: so an id is found with its source, and in all of them.
CREATE TABLE person_crm (
    crm_hash   ${bytes} NOT NULL,
    person_id  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name_hash  ${bytes} NOT NULL,
    identifies INTEGER NOT NULL,
    PRIMARY KEY (crm_hash, person_id, name_hash)
);
CREATE INDEX person_crm_person ON person_crm (person_id);
CREATE INDEX person_crm_shared ON person_crm (crm_hash) WHERE identifies = 0;

-- A person's further e-mails, beside the one in `person`: an id of the CRM, or another, showed that both are theirs.
CREATE TABLE person_email (
    email_hash ${bytes} PRIMARY KEY,
    person_id  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX person_email_person ON person_email (person_id);
