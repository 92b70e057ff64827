package dev.contactenricher.merge;

import dev.contactenricher.merge.Answers.Send;
import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.MergeEvent.SendingPaused;
import dev.contactenricher.queue.MergeEvent.SendingResumed;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.Pause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** When the whole service stops sending, and when it goes on. */
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
        long before = state.successes;
        state.accepted(send.claim().claimedAt());
        // an old send that comes through late says nothing about a permission that was lost after it
        if (state.pause == Pause.OUTAGE || (state.isProbing() && send.isProbe(state))) {
            resume(state, before, send.now());
        } else if (state.pause == null) {
            state.pauseLevel = 0;
        }
    }

    /** CXone answered, if not as one would wish: it is there and lets us in. */
    void answered(Dispatch state, Send send) {
        state.failuresInRow = 0;
        if (state.pause == Pause.OUTAGE || (state.pause == Pause.FORBIDDEN && send.isProbe(state))) {
            resume(state, state.successes, send.now());
        } else if (state.isProbing()) {
            prolong(state, send);
        }
    }

    void unavailable(Dispatch state, Send send, @Nullable Duration retryAfter) {
        boolean down = state.failed();
        if (state.isProbing()) {
            prolong(state, send);
        } else if (down && state.pause == null) {
            pause(state, Pause.OUTAGE, send.now());
        }
        if (retryAfter != null && retryAfter.isPositive()) {
            closeUntil(state, send.now() + retryAfter.toMillis(), send.now());
        }
    }

    /** Nothing is sent before then; one failure alone, which is no outage, is shown as being throttled. */
    private void closeUntil(Dispatch state, long until, long now) {
        state.throttledUntil = Math.max(state.throttledUntil, until);
        if (state.pause == null) {
            pause(state, Pause.THROTTLED, now);
            state.pausedUntil = until;
        }
    }

    void forbidden(Dispatch state, Send send) {
        state.failuresInRow = 0;
        if (state.pause == Pause.FORBIDDEN || state.pause == Pause.REFUSED) {
            prolong(state, send);
        } else {
            pause(state, Pause.FORBIDDEN, send.now());
        }
    }

    /**
     * CXone refused contacts.
     *
     * @param certain true when it refuses whatever comes from us
     */
    void refused(Dispatch state, Send send, boolean certain) {
        if (certain && state.pause != Pause.REFUSED) {
            state.failuresInRow = 0;
            pause(state, Pause.REFUSED, send.now());
        } else {
            answered(state, send);
        }
    }

    void throttled(Dispatch state, Send send, @Nullable Duration retryAfter) {
        state.failuresInRow = 0;
        long until = send.now() + (retryAfter == null ? backoff.millis(state.pauseLevel) : retryAfter.toMillis());
        state.throttledUntil = Math.max(state.throttledUntil, until);
        if (state.pause == null || state.pause == Pause.OUTAGE) {
            int level = state.pauseLevel + 1;
            pause(state, Pause.THROTTLED, send.now());
            state.pauseLevel = level;
            state.pausedUntil = until;
        }
        allowNow(state, send);
    }

    /** The answer to a probe does not tell yet; the next one need not wait. */
    void allowNow(Dispatch state, Send send) {
        if (state.isProbing() && send.isProbe(state)) {
            state.pausedUntil = send.now();
        }
    }

    private void pause(Dispatch state, Pause reason, long now) {
        Pause before = state.pause;
        state.pause(reason, now, now + backoff.millis(0));
        if (before != null) {
            events.publishEvent(new SendingResumed(before.reason(), Instant.ofEpochMilli(now)));
        }
        events.publishEvent(new SendingPaused(reason.reason(), Instant.ofEpochMilli(now)));
        if (reason == Pause.FORBIDDEN || reason == Pause.REFUSED) {
            LOG.error("CXone does not let us merge ({}). Sending is paused and goes on by itself.", reason);
        } else {
            LOG.warn("Sending to CXone is paused: {}", reason);
        }
    }

    private void prolong(Dispatch state, Send send) {
        if (send.isProbe(state)) {
            state.pauseLevel++;
            state.pausedUntil = send.now() + backoff.millis(state.pauseLevel);
        }
    }

    private void resume(Dispatch state, long successes, long now) {
        Pause before = state.pause;
        if (before == Pause.OUTAGE) {
            requests.afterOutage(successes, now);
        }
        state.resume();
        state.pauseLevel = 0;
        if (before != null) {
            events.publishEvent(new SendingResumed(before.reason(), Instant.ofEpochMilli(now)));
            LOG.info("Sending to CXone goes on after: {}", before);
        }
        if (state.throttledUntil > now) {
            pause(state, Pause.THROTTLED, now);
            state.pausedUntil = state.throttledUntil;
        }
    }
}
