package dev.contactenricher.confirmation;

import dev.contactenricher.queue.MergeEvent.SendingPaused;
import dev.contactenricher.queue.MergeEvent.SendingResumed;
import dev.contactenricher.sending.Pause;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The one alarm while no webhook comes at all. */
@Component
class Silence {

    private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

    private final ApplicationEventPublisher events;

    Silence(ApplicationEventPublisher events) {
        this.events = events;
    }

    void begins(Instant now) {
        events.publishEvent(new SendingPaused(Pause.UNCONFIRMED, now));
        LOG.error("No webhook event comes from CXone. Is the webhook still registered? Merges stay unconfirmed.");
    }

    void ends(Instant now) {
        events.publishEvent(new SendingResumed(Pause.UNCONFIRMED, now));
        LOG.info("CXone's webhook events come again");
    }
}
