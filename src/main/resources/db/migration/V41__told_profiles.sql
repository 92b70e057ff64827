-- The batch whose one call alone told the platform of the contact; null where other calls did, or no batch is known.
ALTER TABLE export_profile ADD COLUMN only_batch TEXT;
