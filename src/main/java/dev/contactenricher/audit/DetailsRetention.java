package dev.contactenricher.audit;

import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets the details of entries that were kept long enough, from the chain's beginning on. The trail announces it
 * first, and a reader that began before the announcement still finds the details.
 */
@Component
class DetailsRetention {

    private static final int AT_A_TIME = 5_000;
    private static final Duration LONGEST_READING = Duration.ofHours(1);

    private final AuditEntries entries;
    private final Chain chain;
    private final ChainHead heads;
    private final AuditSettings settings;
    private final Dialect dialect;
    private final TransactionTemplate transaction;

    DetailsRetention(
            AuditEntries entries,
            Chain chain,
            ChainHead heads,
            AuditSettings settings,
            Dialect dialect,
            TransactionTemplate transaction) {
        this.entries = entries;
        this.chain = chain;
        this.heads = heads;
        this.settings = settings;
        this.dialect = dialect;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void expire() {
        Instant now = dialect.instant();
        transaction.executeWithoutResult(status -> heads.lock().ifPresent(head -> announce(head, now)));
        while (Boolean.TRUE.equals(transaction.execute(status -> forgetSome(heads.lock(), now)))) {
            // a little at a time, so that no other transaction waits for long
        }
    }

    private void announce(ChainHead.Head head, Instant now) {
        if (head.announced() > head.expired()) {
            return;
        }
        long end = entries.firstSince(now.minus(settings.retention()), head.announced())
                        .orElse(head.sequence() + 1)
                - 1;
        if (end <= head.announced()) {
            return;
        }
        // from the first on, so that it also speaks for an older one of its kind whose own details are gone by then
        var range = Details.of(Detail.FROM_SEQUENCE, 1).with(Detail.TO_SEQUENCE, end);
        chain.append(List.of(new Draft(AuditAction.DETAILS_EXPIRED, Draft.SYSTEM, null, range, now)));
        heads.announceExpiry(end, now);
    }

    /** @return whether there is more */
    private boolean forgetSome(Optional<ChainHead.Head> locked, Instant now) {
        ChainHead.Head head = locked.orElse(null);
        if (head == null || head.expired() == head.announced()) {
            return false;
        }
        if (!entries.areChained(AuditAction.DETAILS_EXPIRED)) {
            // who begins to read until then does not find it
            heads.announceExpiry(head.announced(), now);
            return false;
        }
        if (!isReadByNow(head, now)) {
            return false;
        }
        long end = Math.min(head.announced(), head.expired() + AT_A_TIME);
        entries.expire(head.expired(), end);
        heads.expireTo(end);
        return end < head.announced();
    }

    private boolean isReadByNow(ChainHead.Head head, Instant now) {
        Duration grace = settings.retention().compareTo(LONGEST_READING) < 0 ? settings.retention() : LONGEST_READING;
        return !head.announcedAt().plus(grace).isAfter(now);
    }
}
