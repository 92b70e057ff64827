package dev.contactenricher.sending;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells when waiting contacts are going to be sent. A job's last contact is as many turns away as the job has waiting;
 * the queue's contacts are taken to be spread evenly over its turns.
 */
@Component
public class Forecast {

    private final Statistics statistics;
    private final DispatchTable dispatch;
    private final Dialect dialect;
    private final Budgets budgets;

    Forecast(Statistics statistics, DispatchTable dispatch, Dialect dialect, Budgets budgets) {
        this.statistics = statistics;
        this.dispatch = dispatch;
        this.dialect = dialect;
        this.budgets = budgets;
    }

    /**
     * Null while sending is paused by an operator or by missing rights, or webhooks stay away: for how long is unknown.
     * An outage is taken to end with its next probe.
     */
    public @Nullable Instant completion(long waitingOfJob) {
        Dispatch state = dispatch.read();
        if (state.isPausedByOperator()
                || state.clock().isSilent()
                || state.pauses().is(Pause.FORBIDDEN)
                || state.pauses().is(Pause.REFUSED)) {
            return null;
        }
        Statistics.Snapshot queue = statistics.snapshot();
        double share = queue.turns() == 0 ? 1 : Math.min(1, (double) waitingOfJob / queue.turns());
        long ahead = Math.max(waitingOfJob, Math.round(queue.waiting() * share));
        Duration repeats = budgets.duration(1).multipliedBy(queue.toRepeat());
        return Times.later(dialect.instant(), state.pauses().closedUntil())
                .plus(budgets.duration(ahead))
                .plus(repeats)
                .plus(queue.confirmation());
    }
}
