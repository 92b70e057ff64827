package dev.contactenricher.merge;

import dev.contactenricher.confirmation.ContactEvents;
import dev.contactenricher.packing.ConfirmedContacts;
import dev.contactenricher.packing.Handover;
import dev.contactenricher.packing.MergedContact;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.queue.NewEntry;
import dev.contactenricher.queue.NextEntries;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which contacts are sent, and what they become. */
final class PlantedEntryBugs {

    private PlantedEntryBugs() {}

    static class TakesWhoIsInFlight extends NextEntries {
        private final JdbcClient jdbc;

        TakesWhoIsInFlight(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
            this.jdbc = jdbc;
        }

        @Override
        public List<Entry> next(Lane lane, @Nullable Integer rules, Collection<String> apart, int limit) {
            return jdbc.sql("SELECT * FROM merge_entry WHERE state = 'QUEUED' AND lane = ? ORDER BY turn, id LIMIT ?")
                    .params(lane.code(), limit)
                    .query(Entry::read)
                    .list();
        }
    }

    static class TakesWhoWasSentAlready extends NextEntries {
        private final JdbcClient jdbc;

        TakesWhoWasSentAlready(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
            this.jdbc = jdbc;
        }

        @Override
        public void take(List<Entry> entries, String requestId, Instant now) {
            super.take(entries, requestId, now);
            jdbc.sql("UPDATE merge_entry SET state = 'QUEUED', holds_person = 0 WHERE request_id = ? AND position = 0")
                    .param(requestId)
                    .update();
        }
    }

    static class FoldsNothingIn extends WaitingEntries {
        FoldsNothingIn(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
        }

        @Override
        public void fold(Map<Long, NewEntry> news) {}
    }

    static class NeverUnblocks extends WaitingEntries {
        NeverUnblocks(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
        }

        @Override
        public void unblock(Collection<String> persons) {}
    }

    static class TopsUpRepeats extends SubmittedEntries {
        private final JdbcClient jdbc;

        TopsUpRepeats(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
            this.jdbc = jdbc;
        }

        @Override
        public List<Entry> of(String requestId) {
            jdbc.sql("""
                    UPDATE merge_entry SET state = 'SUBMITTED', holds_person = 1, request_id = ?, position = 9
                    WHERE id = (SELECT MIN(id) FROM merge_entry WHERE state = 'QUEUED' AND blocked = 0)
                    """).param(requestId).update();
            return super.of(requestId);
        }
    }

    static class ConfirmsWhoIsDone extends SubmittedEntries {
        private final JdbcClient jdbc;

        ConfirmsWhoIsDone(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
            this.jdbc = jdbc;
        }

        @Override
        public List<Entry> confirmable(Map<String, Instant> receivedAt) {
            return jdbc.sql("SELECT * FROM merge_entry WHERE contact_id_hash IN (:ids) AND state <> 'MERGED'"
                            + " AND claimed_at <= :at")
                    .param("ids", receivedAt.keySet())
                    .param("at", Collections.max(receivedAt.values()).toEpochMilli())
                    .query(Entry::read)
                    .list();
        }
    }

    static class BelievesEventsOfOld extends ContactEvents {
        BelievesEventsOfOld(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
        }

        @Override
        public Map<String, Instant> since(Collection<String> contactIdHashes, Instant since) {
            return super.since(contactIdHashes, Instant.ofEpochMilli(1));
        }
    }

    static class ExportsWhoeverWasMerged extends Handover {
        ExportsWhoeverWasMerged(
                SubmittedEntries submitted, Survivors survivors, ObjectProvider<ConfirmedContacts> receivers) {
            super(submitted, survivors, receivers);
        }

        @Override
        protected List<MergedContact> contacts(List<Entry> entries, Instant at) {
            return super.contacts(entries, at).stream()
                    .map(merged -> new MergedContact(
                            merged.entry(), merged.externalCrmId(), merged.email(), true, merged.mergedAt()))
                    .toList();
        }
    }
}
