package dev.contactenricher.webhook;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets which events came, once CXone does not repeat them any more. */
@Component
class SeenEventRetention {

    private final SeenEvents seen;
    private final WebhookSettings settings;
    private final Dialect dialect;
    private final GradualDeletion deletion;

    SeenEventRetention(SeenEvents seen, WebhookSettings settings, Dialect dialect, GradualDeletion deletion) {
        this.seen = seen;
        this.settings = settings;
        this.dialect = dialect;
        this.deletion = deletion;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void forgetOldEvents() {
        Instant before = dialect.instant().minus(settings.retention());
        deletion.all(() -> seen.forgetBefore(before));
    }
}
