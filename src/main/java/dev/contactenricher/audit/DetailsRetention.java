package dev.contactenricher.audit;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets the details of entries that were kept long enough, from the chain's beginning on, and says so in the trail. */
@Component
class DetailsRetention {

    private static final int AT_A_TIME = 5_000;

    private final AuditEntries entries;
    private final ChainHead heads;
    private final AuditSettings settings;
    private final Dialect dialect;
    private final TransactionTemplate transaction;

    DetailsRetention(
            AuditEntries entries,
            ChainHead heads,
            AuditSettings settings,
            Dialect dialect,
            TransactionTemplate transaction) {
        this.entries = entries;
        this.heads = heads;
        this.settings = settings;
        this.dialect = dialect;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void expire() {
        Instant now = Instant.ofEpochMilli(dialect.now());
        Instant before = now.minus(settings.retention());
        while (Boolean.TRUE.equals(transaction.execute(status -> expireSome(before, now)))) {
            // a little at a time, so that nobody waits for it
        }
    }

    /** @return whether there may be more */
    private boolean expireSome(Instant before, Instant now) {
        ChainHead.Head head = heads.lock().orElse(null);
        if (head == null) {
            return false;
        }
        long kept = entries.firstSince(before).orElse(head.sequence() + 1);
        long end = Math.min(kept - 1, head.expired() + AT_A_TIME);
        if (end <= head.expired()) {
            return false;
        }
        entries.expire(head.expired(), end);
        heads.expireTo(end);
        // from the first on, so that it also speaks for an older one of its kind whose own details are gone now
        Map<String, Object> range = Map.of("from_sequence", 1, "to_sequence", end);
        entries.append(List.of(new Draft(AuditAction.DETAILS_EXPIRED, Draft.SYSTEM, null, range, now)));
        return end < kept - 1;
    }
}
