-- Each channel's grant keeps the date that came with it; one date for all was told of grants that it was not given with. What is
-- known already is the date of the latest grant.
ALTER TABLE person_consent ADD COLUMN email_date BIGINT;
ALTER TABLE person_consent ADD COLUMN sms_date BIGINT;
ALTER TABLE person_consent ADD COLUMN phone_date BIGINT;

UPDATE person_consent SET email_date = granted_at
 WHERE granted_at <> email AND email >= COALESCE(sms, -1) AND email >= COALESCE(phone, -1);
UPDATE person_consent SET sms_date = granted_at
 WHERE granted_at <> sms AND sms >= COALESCE(email, -1) AND sms >= COALESCE(phone, -1);
UPDATE person_consent SET phone_date = granted_at
 WHERE granted_at <> phone AND phone >= COALESCE(email, -1) AND phone >= COALESCE(sms, -1);

ALTER TABLE person_consent DROP COLUMN granted_at;
