package dev.contactenricher.audit;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How the trail stands. */
@Component
public class AuditStatistics {

    private final AuditEntries entries;
    private final ChainHead heads;
    private final Clock clock;

    AuditStatistics(AuditEntries entries, ChainHead heads, Clock clock) {
        this.entries = entries;
        this.heads = heads;
        this.clock = clock;
    }

    /** How many entries the chain has. */
    public long chained() {
        return heads.read().sequence();
    }

    /** The age of the oldest entry that is not chained yet; zero when none waits. */
    public Duration unchainedFor() {
        return entries.oldestUnchained()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
