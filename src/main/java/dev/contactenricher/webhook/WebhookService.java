package dev.contactenricher.webhook;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.merge.MergeJobService;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.webhook.Message.Confirmation;
import dev.contactenricher.webhook.WebhookEvent.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives each event its effect once: its id and what it confirms commit together or not at all. */
@Service
class WebhookService {

    private final SeenEvents seen;
    private final KeyedHash hash;
    private final MergeJobService merges;
    private final ApplicationEventPublisher events;
    private final WebhookSettings settings;
    private final Dialect dialect;

    WebhookService(
            SeenEvents seen,
            KeyedHash hash,
            MergeJobService merges,
            ApplicationEventPublisher events,
            WebhookSettings settings,
            Dialect dialect) {
        this.seen = seen;
        this.hash = hash;
        this.merges = merges;
        this.events = events;
        this.settings = settings;
        this.dialect = dialect;
    }

    /**
     * @param webhookId the header, which tells repeats where the event has no id of its own; without either, an event
     *     cannot be known as a repeat, and confirming twice does no harm
     */
    @Transactional
    void apply(Confirmation event, Optional<String> webhookId, Instant receivedAt) {
        Optional<byte[]> id = event.eventId()
                .map(own -> hash.of("webhook-event-id", own))
                .or(() -> webhookId.map(header -> hash.of("webhook-id", header)));
        if (id.isPresent() && !seen.claim(id.get(), receivedAt)) {
            events.publishEvent(new WebhookEvent(Outcome.REPEATED, receivedAt));
            return;
        }
        merges.confirm(event.contactId(), receivedAt);
        events.publishEvent(new WebhookEvent(Outcome.APPLIED, receivedAt));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    @Transactional
    void forgetOldEvents() {
        seen.forgetBefore(Instant.ofEpochMilli(dialect.now()).minus(settings.retention()));
    }
}
