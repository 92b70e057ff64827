package dev.contactenricher.outgoing;

import java.time.Duration;

/**
 * The end of the time for one call, which token, connecting, sending and answer share. It is a point on the process's
 * monotonic clock, which cannot be set and goes on while the process stands still: a process that was stopped for too
 * long sends nothing.
 */
public record Deadline(long nanoTime) {

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** May be negative. */
    public Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    public boolean isOver() {
        return nanoTime - System.nanoTime() <= 0;
    }
}
