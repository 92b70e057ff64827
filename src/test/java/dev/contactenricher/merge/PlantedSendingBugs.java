package dev.contactenricher.merge;

import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.ClockSteps;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.SendLog;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much is sent, how soon, and whose turn it is. */
final class PlantedSendingBugs {

    private PlantedSendingBugs() {}

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

    static class ForgetsWhoseTurnItIs extends DispatchTable {
        ForgetsWhoseTurnItIs(JdbcClient jdbc, Dialect dialect, ClockSteps steps) {
            super(jdbc, dialect, steps);
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
}
