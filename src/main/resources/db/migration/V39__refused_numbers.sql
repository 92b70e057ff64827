-- By which numbers CXone heard of refusals that came without them, hashed. They stood among the keys that it knows persons by;
-- there they stay until those are forgotten, so such a refusal may be told once more.
CREATE TABLE refused_number (
    person_id   TEXT     NOT NULL,
    number_hash ${bytes} NOT NULL,
    told_at     BIGINT   NOT NULL,
    PRIMARY KEY (person_id, number_hash)
);
CREATE INDEX refused_number_age ON refused_number (told_at);
