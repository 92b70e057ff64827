package dev.contactenricher.webhook;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.webhook.EventEffects.Arrival;
import dev.contactenricher.webhook.Message.Confirmation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes proven events in; each is durable, with its effect, when {@link #apply} returns. */
@Service
class WebhookService {

    private static final int MOST_AT_ONCE = 100;

    private final KeyedHash hash;
    private final GroupCommit<Arrival> commits;

    WebhookService(KeyedHash hash, EventEffects effects) {
        this.hash = hash;
        this.commits = new GroupCommit<>(MOST_AT_ONCE, effects::apply);
    }

    /**
     * @param webhookId the header, which tells repeats where the event has no id of its own; without either, an event
     *     cannot be known as a repeat, and confirming twice does no harm
     */
    void apply(Confirmation event, Optional<String> webhookId, Instant receivedAt) {
        commits.add(new Arrival(id(event, webhookId), event.contactId(), receivedAt));
    }

    private byte @Nullable [] id(Confirmation event, Optional<String> webhookId) {
        return event.eventId()
                .map(own -> hash.of("webhook-event-id", own))
                .or(() -> webhookId.map(header -> hash.of("webhook-id", header)))
                .orElse(null);
    }
}
