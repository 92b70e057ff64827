-- A new key of a person changed a page of two wide indexes: rows were kept whole in their primary keys, prints of names
-- included, only to be told apart. They are found by the hash alone, and are distinct as whoever adds one looks first.
CREATE TABLE person_phone_by_hash (
    phone_hash ${bytes} NOT NULL,
    person_id  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name_hash  ${bytes} NOT NULL,
    identifies INTEGER NOT NULL
);

INSERT INTO person_phone_by_hash (phone_hash, person_id, name_hash, identifies)
SELECT phone_hash, person_id, name_hash, identifies FROM person_phone;

DROP TABLE person_phone;
ALTER TABLE person_phone_by_hash RENAME TO person_phone;

-- PersonTable, PhoneTable, CommonKeys: everybody with these phones
CREATE INDEX person_phone_hash ON person_phone (phone_hash);
-- PersonTable, PhoneTable: the phones of a person
CREATE INDEX person_phone_person ON person_phone (person_id);
-- PhoneTable: whether a phone tells nobody's identity
CREATE INDEX person_phone_shared ON person_phone (phone_hash) WHERE identifies = 0;

CREATE TABLE person_crm_by_hash (
    crm_hash   ${bytes} NOT NULL,
    person_id  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name_hash  ${bytes} NOT NULL,
    identifies INTEGER NOT NULL
);

INSERT INTO person_crm_by_hash (crm_hash, person_id, name_hash, identifies)
SELECT crm_hash, person_id, name_hash, identifies FROM person_crm;

DROP TABLE person_crm;
ALTER TABLE person_crm_by_hash RENAME TO person_crm;

-- PersonTable, CrmTable: everybody with these ids, also whatever their source
CREATE INDEX person_crm_hash ON person_crm (crm_hash);
-- CrmTable: the ids of a person
CREATE INDEX person_crm_person ON person_crm (person_id);
-- CrmTable: whether an id tells nobody's identity
CREATE INDEX person_crm_shared ON person_crm (crm_hash) WHERE identifies = 0;
