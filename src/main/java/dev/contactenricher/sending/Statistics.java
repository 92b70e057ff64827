package dev.contactenricher.sending;

import dev.contactenricher.queue.EntryCounts;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.QueueStatistics;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the queue, at most once a second however often it is asked. */
@Component
public class Statistics {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final EntryCounts entries;
    private final DispatchTable dispatch;
    private final Budgets budgets;
    private final RequestFigures requests;
    private final Dialect dialect;

    private @Nullable Snapshot latest;

    Statistics(EntryCounts entries, DispatchTable dispatch, Budgets budgets, RequestFigures requests, Dialect dialect) {
        this.entries = entries;
        this.dispatch = dispatch;
        this.budgets = budgets;
        this.requests = requests;
        this.dialect = dialect;
    }

    /**
     * @param turns turns between the bulk contact that was sent last and the one that is last in the queue
     * @param toRepeat requests that are going to be sent again
     * @param confirmation how long the latest requests waited for their webhooks
     */
    public record Snapshot(QueueStatistics queue, long turns, long toRepeat, Duration confirmation, Instant at) {

        public long waiting() {
            return queue.contacts().getOrDefault(EntryState.QUEUED, 0L);
        }
    }

    @Transactional(readOnly = true)
    public synchronized Snapshot snapshot() {
        Instant now = dialect.instant();
        Snapshot known = latest;
        if (known == null
                || now.isBefore(known.at())
                || !now.isBefore(known.at().plus(FRESH))) {
            known = count(now);
            latest = known;
        }
        return known;
    }

    private Snapshot count(Instant now) {
        Instant oldest = entries.oldestWaiting().orElse(now);
        Dispatch state = dispatch.read();
        long lastTurn = entries.lastTurn().orElse(state.turn());
        var queue = new QueueStatistics(
                entries.open(),
                Duration.between(Times.earlier(oldest, now), now),
                budgets.used(now),
                budgets.usedByFamily(now),
                paused(state));
        return new Snapshot(
                queue, Math.max(0, lastTurn - state.turn()), requests.toRepeat(), requests.confirmation(), now);
    }

    private static Set<String> paused(Dispatch state) {
        var reasons = new HashSet<>(state.pausedBy());
        if (state.clock().isSilent()) {
            reasons.add(Pause.UNCONFIRMED);
        }
        return Set.copyOf(reasons);
    }
}
