package dev.contactenricher.merge;

/**
 * Spreads sends over the window, as the generic cell rate algorithm does (ITU-T I.371): one for each interval, two at
 * once after a lull.
 *
 * @param windowMillis the window's length
 * @param limit sends in a window
 */
record Pace(long windowMillis, int limit) {

    private static final int BURST = 2;
    private static final long MICROS = 1000;

    /** Microseconds between sends. */
    long interval() {
        return windowMillis * MICROS / limit;
    }

    /**
     * When the next send may start, in epoch milliseconds.
     *
     * @param paceAt the theoretical time of the next send, in epoch microseconds
     */
    long earliest(long paceAt) {
        return Math.ceilDiv(paceAt - (BURST - 1) * interval(), MICROS);
    }

    /** The theoretical time of the send after one that starts now. */
    long after(long paceAt, long nowMillis) {
        return Math.max(paceAt, nowMillis * MICROS) + interval();
    }
}
