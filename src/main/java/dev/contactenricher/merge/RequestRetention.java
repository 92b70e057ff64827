package dev.contactenricher.merge;

import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.SendLog;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets requests that ended, and sends that count no more, a little at a time. */
@Component
class RequestRetention {

    private final Requests requests;
    private final SendLog sends;
    private final Dialect dialect;
    private final MergeSettings settings;
    private final GradualDeletion deletion;

    RequestRetention(
            Requests requests, SendLog sends, Dialect dialect, MergeSettings settings, GradualDeletion deletion) {
        this.requests = requests;
        this.sends = sends;
        this.dialect = dialect;
        this.settings = settings;
        this.deletion = deletion;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void clean() {
        Instant now = dialect.instant();
        Instant before = now.minus(settings.retention());
        deletion.all(() -> sends.purge(now.minus(settings.rateWindow())));
        deletion.all(() -> requests.purge(before));
    }
}
