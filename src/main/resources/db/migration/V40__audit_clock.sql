-- By how many milliseconds the clock was set back so far: so much later than their neighbours entries of the trail may say they are.
CREATE TABLE audit_clock (
    id      INTEGER PRIMARY KEY,
    back_by BIGINT NOT NULL
);
