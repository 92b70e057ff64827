-- How many in each minute, for a day. `kind` is a number of Flow's. `writer` is 0, or a random number of a transaction that
-- did not wait for others: such rows of a minute become one when it is over.
CREATE TABLE minute_count (
    minute BIGINT  NOT NULL,
    kind   INTEGER NOT NULL,
    writer BIGINT  NOT NULL,
    number BIGINT  NOT NULL,
    PRIMARY KEY (minute, kind, writer)
)${key_is_row};
