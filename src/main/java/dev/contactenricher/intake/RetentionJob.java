package dev.contactenricher.intake;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what has been kept long enough, a little at a time, so that nobody waits for it. */
@Component
class RetentionJob {

    private static final int JOBS_AT_A_TIME = 20;

    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final IntakeSettings settings;
    private final Dialect dialect;
    private final TransactionTemplate transaction;

    RetentionJob(
            Jobs jobs,
            IdempotencyKeys keys,
            IntakeSettings settings,
            Dialect dialect,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.keys = keys;
        this.settings = settings;
        this.dialect = dialect;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void deleteExpired() {
        transaction.executeWithoutResult(status -> keys.deleteExpired());
        Instant before = Instant.ofEpochMilli(dialect.now()).minus(settings.retention());
        int deleted;
        do {
            Integer now = transaction.execute(status -> jobs.deleteEndedBefore(before, JOBS_AT_A_TIME));
            deleted = now == null ? 0 : now;
        } while (deleted == JOBS_AT_A_TIME);
    }
}
