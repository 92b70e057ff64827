package dev.contactenricher.intake;

import dev.contactenricher.store.GradualDeletion;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes idempotency keys that were kept long enough, a little at a time, so that nobody waits for it. */
@Component
class IdempotencyRetention {

    private final IdempotencyKeys keys;
    private final GradualDeletion deletion;

    IdempotencyRetention(IdempotencyKeys keys, GradualDeletion deletion) {
        this.keys = keys;
        this.deletion = deletion;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void deleteExpired() {
        deletion.all(keys::deleteExpired);
    }
}
