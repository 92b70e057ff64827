package dev.contactenricher.merge;

import dev.contactenricher.merge.MergeEvent.Answered;
import dev.contactenricher.outgoing.Backoff;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows when CXone throttles single calls. */
@Component
class CallThrottles {

    private final Backoff backoff;
    private final ApplicationEventPublisher events;

    CallThrottles(Backoff mergeBackoff, ApplicationEventPublisher events) {
        this.backoff = mergeBackoff;
        this.events = events;
    }

    /** How long to wait where CXone does not say, in milliseconds. */
    long backoff(int step) {
        return backoff.millis(step);
    }

    void tell(String requestId, long now) {
        events.publishEvent(new Answered(requestId, "throttled", 0, Instant.ofEpochMilli(now)));
    }
}
