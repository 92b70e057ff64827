package dev.contactenricher.cxone;

import java.time.Duration;

/** The end of the time for one call, which token, connecting and answer share. */
record Deadline(long nanoTime) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** May be negative. */
    Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }
}
