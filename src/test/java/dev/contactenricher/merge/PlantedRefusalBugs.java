package dev.contactenricher.merge;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.correction.CorrectionEntries;
import dev.contactenricher.correction.Corrections;
import dev.contactenricher.correction.ToldKeys;
import dev.contactenricher.correction.ToldPersons;
import dev.contactenricher.correction.ToldSends;
import dev.contactenricher.correction.UnheardRefusals;
import dev.contactenricher.jobs.Outcome;
import dev.contactenricher.packing.Landing;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.PersonEntries;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.queue.WaitingEntries.Origin;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.WakeUp;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Withdrawals, corrections and cancellations. */
final class PlantedRefusalBugs {

    private PlantedRefusalBugs() {}

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
}
