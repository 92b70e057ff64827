package dev.contactenricher.audit;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Finds places in the chain by time, in a few looks whatever its length: entries are chained in the order in which they
 * were written, so their times rise, give or take long transactions and clocks that disagree.
 */
@Component
class Timeline {

    /** Far more than transactions last and clocks differ. */
    private static final Duration DISORDER = Duration.ofHours(1);

    private final AuditEntries entries;

    Timeline(AuditEntries entries) {
        this.entries = entries;
    }

    /** A sequence before which all entries are older than that time; {@code end + 1} at most. */
    long firstNear(Instant from, long end) {
        return firstAtOrAfter(from.minus(DISORDER), end);
    }

    /** A sequence behind which no entry is older than that time; {@code end} at most. */
    long lastNear(Instant to, long end) {
        return firstAtOrAfter(to.plus(DISORDER), end) - 1;
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
