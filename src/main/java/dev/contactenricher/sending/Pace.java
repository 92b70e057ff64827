package dev.contactenricher.sending;

/**
 * Spreads sends over the window, as the generic cell rate algorithm does (ITU-T I.371): one for each interval. Two may
 * start at once, never a third within an interval of the first: so what was late makes up for it.
 *
 * @param windowMillis the window's length
 * @param limit sends in a window
 */
public record Pace(long windowMillis, int limit) {

    /** Intervals by which a send may be late without a loss: a send waits for others that write. */
    private static final int TOLERANCE = 2;

    private static final long MICROS = 1000;

    /** Microseconds between sends. */
    long interval() {
        return windowMillis * MICROS / limit;
    }

    /**
     * When the next send may start, in epoch milliseconds.
     *
     * @param paceAt the theoretical time of the next send, in epoch microseconds
     * @param beforeLastMillis when the last send but one started, in epoch milliseconds
     */
    public long earliest(long paceAt, long beforeLastMillis) {
        return Math.ceilDiv(Math.max(paceAt - TOLERANCE * interval(), beforeLastMillis * MICROS + interval()), MICROS);
    }

    /** The theoretical time of the send after one that starts now. */
    public long after(long paceAt, long nowMillis) {
        return Math.max(paceAt, nowMillis * MICROS) + interval();
    }
}
