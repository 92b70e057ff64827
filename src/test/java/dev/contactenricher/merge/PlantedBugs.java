package dev.contactenricher.merge;

import dev.contactenricher.store.Dialect;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collaborators with one bug each, which the simulation has to find. */
final class PlantedBugs {

    private PlantedBugs() {}

    static class ForgetsUnansweredSends extends SendLog {
        private final JdbcClient jdbc;

        ForgetsUnansweredSends(JdbcClient jdbc) {
            super(jdbc);
            this.jdbc = jdbc;
        }

        @Override
        int held(long now) {
            return jdbc.sql("SELECT COUNT(*) FROM merge_send WHERE held_until BETWEEN ? AND ?")
                    .params(now, now + SimulatedRoom.WINDOW + 1)
                    .query(Integer.class)
                    .single();
        }
    }

    static class FreesPermitsAtTheAnswer extends SendLog {
        FreesPermitsAtTheAnswer(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        void answered(long id, long heldUntil) {
            super.answered(id, heldUntil - SimulatedRoom.WINDOW - 1);
        }
    }

    static class TakesWhoIsInFlight extends WaitingEntries {
        private final JdbcClient jdbc;

        TakesWhoIsInFlight(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
            this.jdbc = jdbc;
        }

        @Override
        List<Entry> next(Lane lane, int limit) {
            return jdbc.sql("SELECT * FROM merge_entry WHERE state = 'QUEUED' AND lane = ? ORDER BY turn, id LIMIT ?")
                    .params(lane.code(), limit)
                    .query(Entry::read)
                    .list();
        }
    }

    static class TakesWhoWasSentAlready extends WaitingEntries {
        private final JdbcClient jdbc;

        TakesWhoWasSentAlready(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
            this.jdbc = jdbc;
        }

        @Override
        void take(List<Entry> entries, String requestId, long now) {
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
        void fold(Map<Long, NewEntry> news) {}
    }

    static class NeverUnblocks extends WaitingEntries {
        NeverUnblocks(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
        }

        @Override
        void unblock(Collection<String> persons) {}
    }

    static class RepeatsUnderANewId extends Requests {
        private final JdbcClient jdbc;

        RepeatsUnderANewId(JdbcClient jdbc) {
            super(jdbc);
            this.jdbc = jdbc;
        }

        @Override
        Optional<Request> due(long until, boolean refusedToo) {
            return super.due(until, refusedToo).map(request -> {
                String id = request.id() + "'";
                jdbc.sql("UPDATE merge_request SET id = ? WHERE id = ?")
                        .params(id, request.id())
                        .update();
                jdbc.sql("UPDATE merge_entry SET request_id = ? WHERE request_id = ?")
                        .params(id, request.id())
                        .update();
                return get(id);
            });
        }
    }

    static class BelievesWhoLostTheLease extends Requests {
        BelievesWhoLostTheLease(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        boolean answered(String id, long sendId) {
            super.answered(id, sendId);
            return true;
        }
    }

    static class NeverTakesALeaseBack extends Requests {
        NeverTakesALeaseBack(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        int expireLeases(long now) {
            return 0;
        }
    }

    static class TopsUpRepeats extends SubmittedEntries {
        private final JdbcClient jdbc;

        TopsUpRepeats(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
            super(jdbc, template, dialect);
            this.jdbc = jdbc;
        }

        @Override
        List<Entry> of(String requestId) {
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
        List<Entry> confirmable(Map<String, Long> receivedAt) {
            return jdbc.sql("SELECT * FROM merge_entry WHERE request_id IS NOT NULL AND contact_id_hash IN (:ids)"
                            + " AND state <> 'MERGED'")
                    .param("ids", receivedAt.keySet())
                    .query(Entry::read)
                    .list();
        }
    }

    static class BelievesEventsOfOld extends ContactEvents {
        BelievesEventsOfOld(JdbcClient jdbc, JdbcTemplate template) {
            super(jdbc, template);
        }

        @Override
        Map<String, Long> since(Collection<String> contactIdHashes, long since) {
            return super.since(contactIdHashes, 1);
        }
    }

    static class WithdrawsOnlyWhatWaits extends Withdrawing {
        private final JdbcClient jdbc;

        WithdrawsOnlyWhatWaits(
                JdbcClient jdbc,
                JdbcTemplate template,
                DispatchTable dispatch,
                Survivors survivors,
                Landing landing,
                MergedPersons persons,
                Dialect dialect) {
            super(jdbc, template, dispatch, survivors, landing, persons, dialect);
            this.jdbc = jdbc;
        }

        @Override
        int withdraw(Collection<String> personIds) {
            return jdbc.sql("UPDATE merge_entry SET state = 'WITHDRAWN' WHERE state = 'QUEUED' AND person_id IN (:ids)")
                    .param("ids", personIds)
                    .update();
        }
    }

    /** The faulty class by the name of the bean whose place it takes. */
    static Map<Class<?>, String> all() {
        var bugs = new LinkedHashMap<Class<?>, String>();
        bugs.put(ForgetsUnansweredSends.class, "sendLog");
        bugs.put(FreesPermitsAtTheAnswer.class, "sendLog");
        bugs.put(TakesWhoIsInFlight.class, "waitingEntries");
        bugs.put(TakesWhoWasSentAlready.class, "waitingEntries");
        bugs.put(FoldsNothingIn.class, "waitingEntries");
        bugs.put(NeverUnblocks.class, "waitingEntries");
        bugs.put(RepeatsUnderANewId.class, "requests");
        bugs.put(BelievesWhoLostTheLease.class, "requests");
        bugs.put(NeverTakesALeaseBack.class, "requests");
        bugs.put(TopsUpRepeats.class, "submittedEntries");
        bugs.put(ConfirmsWhoIsDone.class, "submittedEntries");
        bugs.put(BelievesEventsOfOld.class, "contactEvents");
        bugs.put(WithdrawsOnlyWhatWaits.class, "withdrawing");
        return bugs;
    }
}
