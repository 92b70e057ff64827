package dev.contactenricher.sending;

import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.queue.MergeEvent.Answered;
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

    /** How long to wait where CXone does not say, in milliseconds. */
    public long backoff(int step) {
        return backoff.millis(step);
    }

    public void tell(String requestId, long now) {
        events.publishEvent(new Answered(requestId, "throttled", 0, Instant.ofEpochMilli(now)));
    }
}
