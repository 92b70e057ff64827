package dev.contactenricher.intake;

import dev.contactenricher.jobs.Jobs;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what has been kept long enough, a little at a time, so that nobody waits for it. */
@Component
class RetentionJob {

    private static final int JOBS_AT_A_TIME = 20;

    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final IntakeSettings settings;
    private final Dialect dialect;
    private final GradualDeletion deletion;

    RetentionJob(Jobs jobs, IdempotencyKeys keys, IntakeSettings settings, Dialect dialect, GradualDeletion deletion) {
        this.jobs = jobs;
        this.keys = keys;
        this.settings = settings;
        this.dialect = dialect;
        this.deletion = deletion;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void deleteExpired() {
        deletion.all(keys::deleteExpired);
        Instant before = Instant.ofEpochMilli(dialect.now()).minus(settings.retention());
        deletion.all(() -> jobs.deleteEndedBefore(before, JOBS_AT_A_TIME));
    }
}
