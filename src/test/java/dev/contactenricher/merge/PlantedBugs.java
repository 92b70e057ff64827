package dev.contactenricher.merge;

import dev.contactenricher.confirmation.ContactEvents;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.correction.CorrectionEntries;
import dev.contactenricher.correction.Corrections;
import dev.contactenricher.correction.ToldKeys;
import dev.contactenricher.correction.ToldPersons;
import dev.contactenricher.correction.ToldSends;
import dev.contactenricher.correction.UnheardRefusals;
import dev.contactenricher.export.PlantedExportBugs.ForgetsWhomItTold;
import dev.contactenricher.export.PlantedExportBugs.StopsNoExport;
import dev.contactenricher.intake.PlantedIntakeBugs.BelievesInTheFuture;
import dev.contactenricher.intake.PlantedIntakeBugs.HearsNoRejectedContact;
import dev.contactenricher.jobs.Outcome;
import dev.contactenricher.jobs.PlantedJobsBugs.CancelsWhatOthersWant;
import dev.contactenricher.jobs.PlantedJobsBugs.FollowsNobodyWhoWasFolded;
import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.packing.ConfirmedContacts;
import dev.contactenricher.packing.Handover;
import dev.contactenricher.packing.Landing;
import dev.contactenricher.packing.MergedContact;
import dev.contactenricher.packing.PlantedLeftOutBugs.TakesWhoeverIsLeftOutForMerged;
import dev.contactenricher.packing.PlantedLeftOutBugs.TakesWhoeverIsLeftOutForWithdrawn;
import dev.contactenricher.packing.PlantedRulesBugs.RecognisesByAnyKey;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.packing.WaitingRequests;
import dev.contactenricher.people.PlantedPeopleBugs.RemembersNoWithdrawal;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.NewEntry;
import dev.contactenricher.queue.NextEntries;
import dev.contactenricher.queue.PersonEntries;
import dev.contactenricher.queue.PlantedQueueBugs.SendsDefaultsToAll;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.queue.WaitingEntries.Origin;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.SendLog;
import dev.contactenricher.sending.WakeUp;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Collaborators with one bug each, which the simulation has to find by the promise that it breaks. */
final class PlantedBugs {

    private PlantedBugs() {}

    static class ForgetsUnansweredSends extends SendLog {
        private final JdbcClient jdbc;

        ForgetsUnansweredSends(JdbcClient jdbc, MergeSettings settings) {
            super(jdbc, settings);
            this.jdbc = jdbc;
        }

        @Override
        public int held(String family, Instant now) {
            return jdbc.sql("SELECT COUNT(*) FROM merge_send WHERE held_until BETWEEN ? AND ?")
                    .params(now.toEpochMilli(), now.toEpochMilli() + SimulatedRoom.WINDOW + 1)
                    .query(Integer.class)
                    .single();
        }
    }

    static class FreesPermitsAtTheAnswer extends SendLog {
        FreesPermitsAtTheAnswer(JdbcClient jdbc, MergeSettings settings) {
            super(jdbc, settings);
        }

        @Override
        public void answered(long id, Instant answeredAt) {
            super.answered(id, answeredAt.minusMillis(SimulatedRoom.WINDOW + 1));
        }
    }

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

    static class RepeatsUnderANewId extends WaitingRequests {
        private final JdbcClient jdbc;
        private final Requests requests;

        RepeatsUnderANewId(JdbcClient jdbc, Dialect dialect, Requests requests) {
            super(jdbc, dialect);
            this.jdbc = jdbc;
            this.requests = requests;
        }

        @Override
        public Optional<Request> due(Instant now) {
            return super.due(now).map(request -> {
                String id = request.id() + "'";
                jdbc.sql("UPDATE merge_request SET id = ? WHERE id = ?")
                        .params(id, request.id())
                        .update();
                jdbc.sql("UPDATE merge_entry SET request_id = ? WHERE request_id = ?")
                        .params(id, request.id())
                        .update();
                return requests.get(id);
            });
        }
    }

    static class BelievesWhoLostTheLease extends Requests {
        BelievesWhoLostTheLease(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        public boolean answered(String id, long sendId) {
            super.answered(id, sendId);
            return true;
        }
    }

    static class NeverTakesALeaseBack extends WaitingRequests {
        NeverTakesALeaseBack(JdbcClient jdbc, Dialect dialect) {
            super(jdbc, dialect);
        }

        @Override
        public int expireLeases(Instant now) {
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
        BelievesEventsOfOld(JdbcClient jdbc, JdbcTemplate template) {
            super(jdbc, template);
        }

        @Override
        public Map<String, Instant> since(Collection<String> contactIdHashes, Instant since) {
            return super.since(contactIdHashes, Instant.ofEpochMilli(1));
        }
    }

    static class WithdrawsOnlyWhatWaits extends Withdrawing {
        private final JdbcClient jdbc;

        WithdrawsOnlyWhatWaits(
                JdbcClient jdbc,
                PersonEntries held,
                DispatchTable dispatch,
                Survivors survivors,
                Landing landing,
                MergedPersons persons,
                Dialect dialect) {
            super(held, dispatch, survivors, landing, persons, dialect);
            this.jdbc = jdbc;
        }

        @Override
        public int withdraw(Collection<String> personIds) {
            return jdbc.sql("UPDATE merge_entry SET state = 'WITHDRAWN' WHERE state = 'QUEUED' AND person_id IN (:ids)")
                    .param("ids", personIds)
                    .update();
        }
    }

    static class DoesNotCorrectWhatWaits extends Withdrawing {
        DoesNotCorrectWhatWaits(
                PersonEntries held,
                DispatchTable dispatch,
                Survivors survivors,
                Landing landing,
                MergedPersons persons,
                Dialect dialect) {
            super(held, dispatch, survivors, landing, persons, dialect);
        }

        @Override
        public Set<String> correct(Map<String, Map<Channel, Instant>> refusals) {
            return refusals.keySet();
        }
    }

    static class CancelsOnPaper extends Cancelling {
        CancelsOnPaper(
                DispatchTable dispatch,
                WaitingEntries waiting,
                UnheardRefusals unheard,
                Dialect dialect,
                WakeUp wakeUp) {
            super(dispatch, waiting, unheard, dialect, wakeUp);
        }

        @Override
        public Set<Long> cancel(Collection<Long> entries, Function<Collection<Long>, Map<Long, Origin>> others) {
            return Set.copyOf(entries);
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

    static class ForgetsRetryAfter extends Pausing {
        ForgetsRetryAfter(Requests requests, Backoff backoff, ApplicationEventPublisher events) {
            super(requests, backoff, events);
        }

        @Override
        void unavailable(Dispatch state, Send send, @Nullable Duration retryAfter) {
            super.unavailable(state, send, null);
        }

        @Override
        void throttled(Dispatch state, Send send, @Nullable Duration retryAfter) {
            super.throttled(state, send, Duration.ZERO);
        }
    }

    static class CorrectsNobody extends Corrections {
        CorrectsNobody(
                CorrectionEntries entries,
                WaitingEntries waiting,
                ToldPersons told,
                ToldKeys keys,
                MergedPersons merged,
                DispatchTable dispatch,
                ApplicationEventPublisher events) {
            super(entries, waiting, told, keys, merged, dispatch, events);
        }

        @Override
        public Outcome hear(List<Refusal> refusals, @Nullable String receiptId, Instant at) {
            return new Outcome(0, 0);
        }
    }

    /** Takes whoever is in flight for somebody whom CXone does not hold. */
    static class ForgetsWhatWasTold extends ToldSends {
        ForgetsWhatWasTold(JdbcClient jdbc, JdbcTemplate template) {
            super(jdbc, template);
        }

        @Override
        public void tell(List<Entry> entries, List<ObjectNode> contacts, long sendId, Instant now) {}

        @Override
        public void taken(Collection<Long> entries) {}
    }

    static class BelievesEveryoneIsHeld extends ToldSends {
        BelievesEveryoneIsHeld(JdbcClient jdbc, JdbcTemplate template) {
            super(jdbc, template);
        }

        @Override
        public void refused(Collection<Long> entries) {}

        @Override
        public void taken(Collection<Long> entries) {}
    }

    static class ForgetsWhoseTurnItIs extends DispatchTable {
        ForgetsWhoseTurnItIs(JdbcClient jdbc, Dialect dialect) {
            super(jdbc, dialect);
        }

        @Override
        public void save(Dispatch state) {
            state.sendsPart(false);
            super.save(state);
        }
    }

    static class PausesForAnyThreeRefusals extends Pausing {
        PausesForAnyThreeRefusals(Requests requests, Backoff backoff, ApplicationEventPublisher events) {
            super(requests, backoff, events);
        }

        @Override
        public void refused(Dispatch state, Send send, boolean certain) {
            super.refused(state, send, state.doubt().isGrave());
        }
    }

    /**
     * A faulty class.
     *
     * @param bean whose place it takes
     * @param breaks the promises, by one of which it has to be found
     */
    record Planted(Class<?> bug, String bean, Set<Promise> breaks) {

        Planted(Class<?> bug, String bean, Promise... breaks) {
            this(bug, bean, Set.of(breaks));
        }

        @Override
        public String toString() {
            return bug.getSimpleName();
        }
    }

    static List<Planted> all() {
        return List.of(
                new Planted(ForgetsUnansweredSends.class, "sendLog", Promise.THE_WINDOW_HOLDS),
                new Planted(FreesPermitsAtTheAnswer.class, "sendLog", Promise.THE_WINDOW_HOLDS),
                new Planted(ForgetsRetryAfter.class, "pausing", Promise.RETRY_AFTER_IS_OBEYED),
                new Planted(ForgetsWhoseTurnItIs.class, "dispatchTable", Promise.NOBODY_STARVES),
                new Planted(PausesForAnyThreeRefusals.class, "pausing", Promise.REFUSALS_PAUSE_WHEN_CERTAIN),
                new Planted(TakesWhoIsInFlight.class, "nextEntries", Promise.ONCE_IN_FLIGHT),
                new Planted(TakesWhoWasSentAlready.class, "nextEntries", Promise.ONE_ID_A_CONTACT),
                new Planted(FoldsNothingIn.class, "waitingEntries", Promise.NOTHING_IS_LOST),
                new Planted(NeverUnblocks.class, "waitingEntries", Promise.EVERYTHING_ENDS),
                new Planted(CorrectsNobody.class, "corrections", Promise.REFUSALS_REACH_CXONE),
                new Planted(
                        ForgetsWhatWasTold.class,
                        "toldSends",
                        Promise.UPDATES_INVENT_NOTHING,
                        Promise.REFUSALS_REACH_CXONE,
                        Promise.CORRECTIONS_ARE_NEEDED),
                new Planted(RecognisesByAnyKey.class, "recognisable", Promise.SHARED_KEYS_IDENTIFY_NOBODY),
                new Planted(SendsDefaultsToAll.class, "sealedSurvivors", Promise.UPDATES_INVENT_NOTHING),
                new Planted(TakesWhoeverIsLeftOutForWithdrawn.class, "leftOut", Promise.WHAT_CXONE_TOOK_IS_TOLD),
                new Planted(TakesWhoeverIsLeftOutForMerged.class, "leftOut", Promise.CONFIRMED_BY_ITS_EVENT),
                new Planted(
                        BelievesEveryoneIsHeld.class,
                        "toldSends",
                        Promise.UPDATES_INVENT_NOTHING,
                        Promise.CORRECTIONS_ARE_NEEDED),
                new Planted(RepeatsUnderANewId.class, "waitingRequests", Promise.ONE_ID_A_CONTACT),
                new Planted(
                        BelievesWhoLostTheLease.class, "requests", Promise.ONE_ID_A_CONTACT, Promise.ONCE_IN_FLIGHT),
                new Planted(NeverTakesALeaseBack.class, "waitingRequests", Promise.EVERYTHING_ENDS),
                new Planted(TopsUpRepeats.class, "submittedEntries", Promise.A_REQUEST_STAYS_ITSELF),
                new Planted(ConfirmsWhoIsDone.class, "submittedEntries", Promise.STATES_GO_FORWARD),
                new Planted(BelievesEventsOfOld.class, "contactEvents", Promise.CONFIRMED_BY_ITS_EVENT),
                new Planted(
                        WithdrawsOnlyWhatWaits.class,
                        "withdrawing",
                        Promise.NO_MERGE_AFTER_WITHDRAWAL,
                        Promise.REFUSALS_REACH_CXONE,
                        Promise.NO_EXPORT_AFTER_WITHDRAWAL),
                new Planted(
                        DoesNotCorrectWhatWaits.class,
                        "withdrawing",
                        Promise.NO_MERGE_AFTER_WITHDRAWAL,
                        Promise.NO_EXPORT_AFTER_WITHDRAWAL),
                new Planted(RemembersNoWithdrawal.class, "withdrawals", Promise.NO_MERGE_AFTER_WITHDRAWAL),
                new Planted(BelievesInTheFuture.class, "personDecisions", Promise.NO_MERGE_AFTER_WITHDRAWAL),
                new Planted(
                        HearsNoRejectedContact.class,
                        "personDecisions",
                        Promise.NO_MERGE_AFTER_WITHDRAWAL,
                        Promise.REFUSALS_ARE_PASSED_ON),
                new Planted(ExportsWhoeverWasMerged.class, "handover", Promise.NO_EXPORT_AFTER_WITHDRAWAL),
                new Planted(StopsNoExport.class, "itemsOfPersons", Promise.NO_EXPORT_AFTER_WITHDRAWAL),
                new Planted(ForgetsWhomItTold.class, "exportedPersons", Promise.REFUSALS_ARE_PASSED_ON),
                new Planted(CancelsOnPaper.class, "cancelling", Promise.A_CANCELLED_JOB_TAKES_BACK_ITS_OWN),
                new Planted(CancelsWhatOthersWant.class, "cancelledContacts", Promise.NOTHING_IS_LOST),
                new Planted(FollowsNobodyWhoWasFolded.class, "contactStates", Promise.JOBS_TELL_THE_TRUTH));
    }
}
