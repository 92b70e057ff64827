package dev.contactenricher.queue;

import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much the queue's table keeps. */
@Repository
public class EntryCounts {

    private static final String OF_STATE = "SELECT COUNT(*) FROM merge_entry WHERE state = ";
    private static final String WAITING = OF_STATE + "'QUEUED'";
    private static final String SUBMITTED = OF_STATE + "'SUBMITTED'";
    private static final String FAILED = OF_STATE + "'FAILED'";
    private static final String OLDEST =
            "SELECT created_at FROM merge_entry WHERE state = 'QUEUED' ORDER BY id LIMIT 1";
    private static final String LAST_TURN =
            "SELECT MAX(turn) FROM merge_entry WHERE state = 'QUEUED' AND blocked = 0 AND lane = 1";

    private final JdbcClient jdbc;

    public EntryCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Entries that wait, are in flight or were given up. */
    public Map<EntryState, Long> open() {
        var counts = new EnumMap<EntryState, Long>(EntryState.class);
        counts.put(EntryState.QUEUED, number(WAITING));
        counts.put(EntryState.SUBMITTED, number(SUBMITTED));
        counts.put(EntryState.FAILED, number(FAILED));
        return Map.copyOf(counts);
    }

    /** Since when the one waits that came first. */
    public Optional<Instant> oldestWaiting() {
        return Times.found(jdbc.sql(OLDEST));
    }

    /** The turn of the bulk contact that is last in the queue. */
    public Optional<Long> lastTurn() {
        return jdbc.sql(LAST_TURN).query(Long.class).optional();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
