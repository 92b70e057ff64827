package dev.contactenricher.merge;

import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.MergeEvent.SendingPaused;
import dev.contactenricher.queue.MergeEvent.SendingResumed;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.Pause;
import dev.contactenricher.sending.PauseChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of it when CXone's answers pause sending or let it go on. */
@Component
class Pausing {

    private static final Logger LOG = LoggerFactory.getLogger(Pausing.class);

    private final Requests requests;
    private final Backoff backoff;
    private final ApplicationEventPublisher events;

    Pausing(Requests requests, Backoff backoff, ApplicationEventPublisher events) {
        this.requests = requests;
        this.backoff = backoff;
        this.events = events;
    }

    void accepted(Dispatch state, Send send) {
        long successes = state.successes();
        tell(state.accepted(send.claimedAt(), send.now()), successes, send.now());
    }

    /** CXone answered, with an error perhaps: it is up and takes our token. */
    void answered(Dispatch state, Send send) {
        tell(state, send, state.pauses().answered(send.claimedAt(), send.now(), backoff));
    }

    /** @param retryAfter what CXone asks for, if it does */
    void unavailable(Dispatch state, Send send, @Nullable Duration retryAfter) {
        Duration wait = retryAfter == null ? Duration.ZERO : retryAfter;
        tell(state, send, state.pauses().unavailable(send.claimedAt(), send.now(), wait, backoff));
    }

    void forbidden(Dispatch state, Send send) {
        tell(state, send, state.pauses().forbidden(send.claimedAt(), send.now(), backoff));
    }

    /**
     * CXone refused contacts.
     *
     * @param certain true when it refuses whatever comes from us
     */
    void refused(Dispatch state, Send send, boolean certain) {
        if (certain) {
            tell(state, send, state.pauses().refusedAll(send.claimedAt(), send.now(), backoff));
        } else {
            answered(state, send);
        }
    }

    void throttled(Dispatch state, Send send, @Nullable Duration retryAfter) {
        tell(state, send, state.pauses().throttled(send.claimedAt(), send.now(), retryAfter, backoff));
    }

    /** What CXone asked for is over. */
    boolean endsThrottling(Dispatch state, Instant now) {
        List<PauseChange> changes = state.pauses().endsThrottling();
        tell(changes, state.successes(), now);
        return !changes.isEmpty();
    }

    /**
     * The answer to a probe does not tell yet.
     *
     * @param at when the next one may go: now, or once what kept this one from telling may have changed
     */
    void probeAt(Dispatch state, Send send, Instant at) {
        state.pauses().probeNow(send.claimedAt(), at);
    }

    private void tell(Dispatch state, Send send, List<PauseChange> changes) {
        tell(changes, state.successes(), send.now());
    }

    /** @param successes how many sends CXone had taken before this one */
    private void tell(List<PauseChange> changes, long successes, Instant now) {
        for (PauseChange change : changes) {
            if (change.begins()) {
                begins(change.pause(), now);
            } else {
                ends(change.pause(), successes, now);
            }
        }
    }

    private void begins(Pause pause, Instant now) {
        events.publishEvent(new SendingPaused(pause.reason(), now));
        if (pause == Pause.FORBIDDEN || pause == Pause.REFUSED) {
            LOG.error("CXone does not let us merge ({}). Sending is paused and goes on by itself.", pause);
        } else {
            LOG.warn("Sending to CXone is paused: {}", pause);
        }
    }

    private void ends(Pause pause, long successes, Instant now) {
        if (pause == Pause.OUTAGE) {
            requests.afterOutage(successes, now);
        }
        events.publishEvent(new SendingResumed(pause.reason(), now));
        LOG.info("Sending to CXone goes on after: {}", pause);
    }
}
