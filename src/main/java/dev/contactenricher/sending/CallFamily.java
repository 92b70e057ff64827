package dev.contactenricher.sending;

import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;

/**
 * The budget of one family of the API. Pure.
 *
 * @param limit calls in any window, at most, as the operator set it
 * @param paceAt {@link Pace}'s theoretical time of the next call, in microseconds
 * @param limitNow less than that after CXone throttled us without saying for how long
 * @param changedAt when that changed last
 * @param throttledUntil until when CXone told us to wait
 * @param throttles how often in a row CXone throttled us without saying for how long
 */
public record CallFamily(
        String name, int limit, long paceAt, int limitNow, Instant changedAt, Instant throttledUntil, int throttles) {

    /** A tenth of the limit comes back with each window without a 429. */
    private static final int STEPS_BACK = 10;

    /** A call starts. */
    public CallFamily called(Instant now, Duration window) {
        long pace = new Pace(window, limitNow).after(paceAt, now);
        return new CallFamily(name, limit, pace, limitNow, changedAt, throttledUntil, throttles);
    }

    /** What is left of a cut after a while. */
    public CallFamily grown(Instant now, Duration window) {
        if (limitNow >= limit
                || Times.later(changedAt, throttledUntil).plus(window).isAfter(now)) {
            return this;
        }
        int more = Math.min(limit, limitNow + Math.max(1, limit / STEPS_BACK));
        return new CallFamily(name, limit, paceAt, more, now, throttledUntil, 0);
    }

    public CallFamily throttledAsTold(Instant until) {
        return new CallFamily(name, limit, paceAt, limitNow, changedAt, Times.later(throttledUntil, until), throttles);
    }

    /** Half the rate; answers to calls that were under way together count once. */
    public CallFamily halved(Instant claimedAt, Instant until, Instant now) {
        if (claimedAt.isBefore(changedAt)) {
            return throttledAsTold(until);
        }
        return new CallFamily(
                name, limit, paceAt, Math.max(1, limitNow / 2), now, Times.later(throttledUntil, until), throttles + 1);
    }
}
