-- SubmittedEntries, Requests: what is in flight of a request; EntryCounts: how much is in flight at all. It was ordered by id:
-- while nothing was in flight it looked cheap to PostgreSQL, which then kept reading all of it for what one request has.
DROP INDEX merge_entry_submitted;
CREATE INDEX merge_entry_submitted ON merge_entry (request_id) WHERE state = 'SUBMITTED';
