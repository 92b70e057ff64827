package dev.contactenricher.sending;

/**
 * The budget of one family of the API. Pure. Times are epoch milliseconds, but for {@code paceAt}, {@link Pace}'s
 * microseconds.
 *
 * @param limit calls in any window, at most, as the operator set it
 * @param limitNow less than that after CXone throttled us without saying for how long
 * @param changedAt when that changed last
 * @param throttledUntil until when CXone told us to wait
 * @param throttles how often in a row CXone throttled us without saying for how long
 */
public record CallFamily(
        String name, int limit, long paceAt, int limitNow, long changedAt, long throttledUntil, int throttles) {

    /** A tenth of the limit comes back with each window without a 429. */
    private static final int STEPS_BACK = 10;

    /** A call starts. */
    public CallFamily called(long now, long windowMillis) {
        long pace = new Pace(windowMillis, limitNow).after(paceAt, now);
        return new CallFamily(name, limit, pace, limitNow, changedAt, throttledUntil, throttles);
    }

    /** What is left of a cut after a while. */
    public CallFamily grown(long now, long windowMillis) {
        if (limitNow >= limit || now - Math.max(changedAt, throttledUntil) < windowMillis) {
            return this;
        }
        int more = Math.min(limit, limitNow + Math.max(1, limit / STEPS_BACK));
        return new CallFamily(name, limit, paceAt, more, now, throttledUntil, 0);
    }

    public CallFamily throttledAsTold(long until) {
        return new CallFamily(name, limit, paceAt, limitNow, changedAt, Math.max(throttledUntil, until), throttles);
    }

    /** Half the rate; answers to calls that were under way together count once. */
    public CallFamily halved(long claimedAt, long until, long now) {
        if (claimedAt < changedAt) {
            return throttledAsTold(until);
        }
        return new CallFamily(
                name, limit, paceAt, Math.max(1, limitNow / 2), now, Math.max(throttledUntil, until), throttles + 1);
    }
}
