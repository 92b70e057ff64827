-- The phone rule compares first names, so every name that came with a phone is kept beside it; empty when none came.
CREATE TABLE person_phone_name (
    phone_hash ${bytes} NOT NULL,
    person_id  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name_hash  ${bytes} NOT NULL,
    identifies INTEGER NOT NULL,
    PRIMARY KEY (phone_hash, person_id, name_hash)
);
INSERT INTO person_phone_name (phone_hash, person_id, name_hash, identifies)
SELECT h.phone_hash, h.person_id, COALESCE(p.name_hash, CAST('' AS ${bytes})), h.identifies
  FROM person_phone h JOIN person p ON p.id = h.person_id;
DROP TABLE person_phone;
ALTER TABLE person_phone_name RENAME TO person_phone;
CREATE INDEX person_phone_person ON person_phone (person_id);
CREATE INDEX person_phone_shared ON person_phone (phone_hash) WHERE identifies = 0;
ALTER TABLE person DROP COLUMN name_hash;

-- Whether something of the person was ever let through: only then is there something that a later no takes back.
ALTER TABLE person ADD COLUMN admitted INTEGER NOT NULL DEFAULT 0;

-- Two persons that turn out to be one may both be in flight at that moment; the next one waits for both.
DROP INDEX merge_entry_holder;
CREATE INDEX merge_entry_holder ON merge_entry (person_id) WHERE holds_person = 1;
