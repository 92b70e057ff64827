-- email_identifies: 1 for someone's own, 0 for a shared mailbox, -1 for a placeholder.
DROP INDEX person_by_shared_email;
CREATE INDEX person_by_shared_email ON person (email_hash) WHERE email_identifies <= 0;

-- Whom no key identifies is known again by coming with the same content, word for word.
ALTER TABLE person ADD COLUMN content_hash ${bytes};
CREATE INDEX person_by_content ON person (content_hash) WHERE content_hash IS NOT NULL;
