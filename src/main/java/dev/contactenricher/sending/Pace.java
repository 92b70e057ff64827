package dev.contactenricher.sending;

import java.time.Duration;
import java.time.Instant;

/**
 * Spreads sends over the window, as the generic cell rate algorithm does (ITU-T I.371): one for each interval. Two may
 * start at once, never a third within an interval of the first: so what was late makes up for it.
 *
 * @param window the window's length
 * @param limit sends in a window
 */
public record Pace(Duration window, int limit) {

    /** Intervals by which a send may be late without a loss: a send waits for others that write. */
    private static final int TOLERANCE = 2;

    private static final long MICROS = 1000;

    /** Microseconds between sends. */
    long interval() {
        return window.toMillis() * MICROS / limit;
    }

    /**
     * When the next send may start.
     *
     * @param paceAt the theoretical time of the next send, in epoch microseconds
     * @param beforeLast when the last send but one started
     */
    public Instant earliest(long paceAt, Instant beforeLast) {
        return Instant.ofEpochMilli(Math.ceilDiv(
                Math.max(paceAt - TOLERANCE * interval(), beforeLast.toEpochMilli() * MICROS + interval()), MICROS));
    }

    /** The theoretical time of the send after one that starts now. */
    public long after(long paceAt, Instant now) {
        return Math.max(paceAt, now.toEpochMilli() * MICROS) + interval();
    }
}
