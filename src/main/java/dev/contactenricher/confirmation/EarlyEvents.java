package dev.contactenricher.confirmation;

import dev.contactenricher.packing.UnconfirmedRequests;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was kept to tell which event belongs to which contact, once no answer can need it any more. */
@Component
public class EarlyEvents {

    private final ContactEvents events;
    private final RequestContactIds requestIds;
    private final UnconfirmedRequests requests;
    private final Dialect dialect;
    private final MergeSettings settings;
    private final GradualDeletion deletion;

    EarlyEvents(
            ContactEvents events,
            RequestContactIds requestIds,
            UnconfirmedRequests requests,
            Dialect dialect,
            MergeSettings settings,
            GradualDeletion deletion) {
        this.events = events;
        this.requestIds = requestIds;
        this.requests = requests;
        this.dialect = dialect;
        this.settings = settings;
        this.deletion = deletion;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    public void clean() {
        Instant needed = neededSince(dialect.instant());
        deletion.all(() -> events.purge(needed));
        deletion.all(requestIds::purge);
    }

    /** An answer that names the contacts of an event may take as long as an outage, in which requests are unanswered. */
    private Instant neededSince(Instant now) {
        Duration kept = settings.confirmationTimeout().multipliedBy(2).plus(settings.timeout());
        Instant unanswered = requests.oldestUnanswered();
        return Times.earlier(now.minus(kept), unanswered == null ? now : unanswered);
    }
}
