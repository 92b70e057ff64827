-- A contact that came in a file is told by the physical line on which its row begins, too.
ALTER TABLE job_contact ADD COLUMN line INTEGER;
