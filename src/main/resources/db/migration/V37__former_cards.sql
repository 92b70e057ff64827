-- A person may have several cards: the one that is written, and former ones, which still have to hear what is refused.
CREATE TABLE tenant_written_card (
    person_id TEXT NOT NULL,
    card_hash TEXT NOT NULL,
    card_id   ${bytes} NOT NULL,
    former    INTEGER NOT NULL DEFAULT 0,
    seen_at   BIGINT NOT NULL,
    PRIMARY KEY (person_id, card_hash)
);
INSERT INTO tenant_written_card (person_id, card_hash, card_id, seen_at)
SELECT person_id, COALESCE(card_hash, person_id), card_id, seen_at FROM tenant_card;
DROP TABLE tenant_card;
ALTER TABLE tenant_written_card RENAME TO tenant_card;
CREATE INDEX tenant_card_of ON tenant_card (card_hash);
CREATE INDEX tenant_card_seen_at ON tenant_card (seen_at);
