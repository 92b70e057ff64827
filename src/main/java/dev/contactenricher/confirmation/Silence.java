package dev.contactenricher.confirmation;

import dev.contactenricher.queue.MergeEvent.SendingPaused;
import dev.contactenricher.queue.MergeEvent.SendingResumed;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.Pause;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The one alarm while no webhook comes at all, or nothing that was written is shown. */
@Component
class Silence {

    private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

    private final ApplicationEventPublisher events;
    private final MergeSettings settings;

    Silence(ApplicationEventPublisher events, MergeSettings settings) {
        this.events = events;
        this.settings = settings;
    }

    void begins(Instant now) {
        events.publishEvent(new SendingPaused(Pause.UNCONFIRMED, now));
        LOG.error(
                settings.awaitsWebhooks()
                        ? "No webhook event comes from CXone. Is the webhook still registered? Merges stay unconfirmed."
                        : "CXone takes what is written and shows nothing of it. May the key's owner read it? Merges stay"
                                + " unconfirmed.");
    }

    void ends(Instant now) {
        events.publishEvent(new SendingResumed(Pause.UNCONFIRMED, now));
        LOG.info(
                settings.awaitsWebhooks()
                        ? "CXone's webhook events come again"
                        : "What was written to CXone is waited for as before");
    }
}
