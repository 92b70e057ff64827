package dev.contactenricher.sending;

import dev.contactenricher.store.Instants;
import java.time.Instant;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.QueueStatistics;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts the queue, at most once a second however often it is asked. */
@Repository
public class Statistics {

    private static final String WAITING = "SELECT COUNT(*) FROM merge_entry WHERE state = 'QUEUED'";
    private static final String SUBMITTED = "SELECT COUNT(*) FROM merge_entry WHERE state = 'SUBMITTED'";
    private static final String FAILED = "SELECT COUNT(*) FROM merge_entry WHERE state = 'FAILED'";
    private static final String OLDEST = """
            SELECT created_at FROM merge_entry WHERE state = 'QUEUED' ORDER BY id LIMIT 1
            """;
    private static final String LAST_TURN = """
            SELECT MAX(turn) FROM merge_entry WHERE state = 'QUEUED' AND blocked = 0 AND lane = 1
            """;
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final DispatchTable dispatch;
    private final Budgets budgets;
    private final RequestFigures requests;
    private final Dialect dialect;

    private @Nullable Snapshot latest;

    Statistics(JdbcClient jdbc, DispatchTable dispatch, Budgets budgets, RequestFigures requests, Dialect dialect) {
        this.jdbc = jdbc;
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
        if (known == null || now.isBefore(known.at()) || !now.isBefore(known.at().plus(FRESH))) {
            known = count(now);
            latest = known;
        }
        return known;
    }

    private Snapshot count(Instant now) {
        Map<EntryState, Long> contacts = new EnumMap<>(EntryState.class);
        contacts.put(EntryState.QUEUED, number(WAITING));
        contacts.put(EntryState.SUBMITTED, number(SUBMITTED));
        contacts.put(EntryState.FAILED, number(FAILED));
        Instant oldest = jdbc.sql(OLDEST)
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli)
                .orElse(now);
        Dispatch state = dispatch.read();
        long lastTurn = jdbc.sql(LAST_TURN).query(Long.class).optional().orElse(state.turn());
        var queue = new QueueStatistics(
                Map.copyOf(contacts),
                Duration.between(Instants.earlier(oldest, now), now),
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

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
