-- Sessions of the console that were signed out of before their time was over, by a hash of their random token.
CREATE TABLE ended_session (
    token_hash ${bytes} PRIMARY KEY,
    over_at    BIGINT NOT NULL
);
