package dev.contactenricher.audit;

import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Chains new entries soon after they were committed, and says so when it cannot keep up. */
@Component
class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int BATCH = 1_000;
    private static final Duration ALARM = Duration.ofSeconds(30);

    private final Chain chain;
    private final AuditEntries entries;
    private final Dialect dialect;
    private boolean late;

    Sealer(Chain chain, AuditEntries entries, Dialect dialect) {
        this.chain = chain;
        this.entries = entries;
        this.dialect = dialect;
    }

    /** Chains what waits. Looks by a reader first, so that an idle service does not take the writer's turn. */
    @Scheduled(fixedDelayString = "${enricher.audit.seal-interval:400ms}")
    void seal() {
        if (entries.oldestUnchained().isPresent()) {
            try {
                while (chain.extend(BATCH) == BATCH) {
                    // more may wait
                }
            } finally {
                // not before: after a standstill of the service everything is old
                watch(entries.oldestUnchained());
            }
        }
    }

    private void watch(Optional<Instant> oldest) {
        Instant alarm = dialect.instant().minus(ALARM);
        boolean nowLate = oldest.isPresent() && oldest.get().isBefore(alarm);
        if (nowLate && !late) {
            LOG.error("Audit entries have not been chained for {}: see enricher_audit_unchained_seconds", ALARM);
        }
        late = nowLate;
    }
}
