-- unanswered: how many sends of the contact ended without an answer, so that CXone may have taken it. left_out: a withdrawn
-- one of those, which is sent no more; the reading of the confirmation clock until which it is to be found out whether
-- CXone took it, 0 for all others. known_before: whether the person of a withdrawn one was sent in another contact, too.
ALTER TABLE merge_entry ADD COLUMN unanswered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE merge_entry ADD COLUMN left_out BIGINT NOT NULL DEFAULT 0;
ALTER TABLE merge_entry ADD COLUMN known_before INTEGER NOT NULL DEFAULT 1;
UPDATE merge_entry SET unanswered = 1 WHERE state = 'SUBMITTED';
CREATE INDEX merge_entry_left_out ON merge_entry (person_id) WHERE left_out > 0;
