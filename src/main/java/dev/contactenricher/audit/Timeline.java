package dev.contactenricher.audit;

import dev.contactenricher.store.ClockSet;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds places in the chain by time, in a few looks whatever its length: entries are chained in the order in which they
 * were written, so their times rise, give or take long transactions, clocks that disagree, and what the clock was set back by.
 */
@Repository
class Timeline {

    /** Far more than transactions last and clocks differ. */
    private static final Duration DISORDER = Duration.ofHours(1);

    private static final String SET_BACK = """
            INSERT INTO audit_clock (id, back_by) VALUES (1, ?)
            ON CONFLICT (id) DO UPDATE SET back_by = audit_clock.back_by + excluded.back_by
            """;
    private static final String BACK_BY = "SELECT COALESCE(MAX(back_by), 0) FROM audit_clock";

    private final AuditEntries entries;
    private final JdbcClient jdbc;

    Timeline(AuditEntries entries, JdbcClient jdbc) {
        this.entries = entries;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ClockSet.Back set) {
        jdbc.sql(SET_BACK).param(set.millis()).update();
    }

    /** A sequence before which all entries are older than that time; {@code end + 1} at most. */
    long firstNear(Instant from, long end) {
        return firstAtOrAfter(from.minus(disorder()), end);
    }

    /** A sequence behind which no entry is older than that time; {@code end} at most. */
    long lastNear(Instant to, long end) {
        return firstAtOrAfter(to.plus(disorder()), end) - 1;
    }

    private Duration disorder() {
        return DISORDER.plusMillis(jdbc.sql(BACK_BY).query(Long.class).single());
    }

    private long firstAtOrAfter(Instant at, long end) {
        long low = 1;
        long high = end + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            boolean older = entries.createdAt(middle)
                    .map(created -> created.isBefore(at))
                    .orElse(false);
            if (older) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
