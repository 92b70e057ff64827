-- A name and the keys that came with it are one row: two indexes fewer to write for most who are new.
CREATE TABLE person_alias (
    person_id        TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name_hash        ${bytes} NOT NULL,
    phone_hash       ${bytes},
    phone_identifies INTEGER,
    crm_hash         ${bytes},
    crm_identifies   INTEGER
);

INSERT INTO person_alias (person_id, name_hash, phone_hash, phone_identifies)
SELECT person_id, name_hash, phone_hash, identifies FROM person_phone;
INSERT INTO person_alias (person_id, name_hash, crm_hash, crm_identifies)
SELECT person_id, name_hash, crm_hash, identifies FROM person_crm;

DROP TABLE person_phone;
DROP TABLE person_crm;

CREATE INDEX person_alias_phone ON person_alias (phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX person_alias_crm ON person_alias (crm_hash) WHERE crm_hash IS NOT NULL;
CREATE INDEX person_alias_person ON person_alias (person_id);
CREATE INDEX person_alias_shared_phone ON person_alias (phone_hash) WHERE phone_identifies = 0;
CREATE INDEX person_alias_shared_crm ON person_alias (crm_hash) WHERE crm_identifies = 0;
