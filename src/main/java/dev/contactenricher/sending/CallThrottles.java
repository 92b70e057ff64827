package dev.contactenricher.sending;

import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.queue.MergeEvent.Answered;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows when CXone throttles single calls. */
@Component
public class CallThrottles {

    private final Backoff backoff;
    private final ApplicationEventPublisher events;

    CallThrottles(Backoff mergeBackoff, ApplicationEventPublisher events) {
        this.backoff = mergeBackoff;
        this.events = events;
    }

    /** How long to wait where CXone does not say. */
    public Duration backoff(int step) {
        return backoff.pause(step);
    }

    public void tell(String requestId, Instant now) {
        events.publishEvent(new Answered(requestId, "throttled", 0, now));
    }
}
