package dev.contactenricher.sending;

import java.time.Duration;
import java.time.Instant;

/**
 * Measures how long CXone takes to confirm: it stands still while sending is paused or no webhook comes at all. Pure; in
 * milliseconds.
 */
public final class ConfirmationClock {

    long reading;
    /** When it was read last, by the clock of all replicas. */
    Instant readAt = Instant.EPOCH;
    /** Since when no webhook came although some were due; the epoch when all is well. */
    Instant silentSince = Instant.EPOCH;

    /** @param skipped what the clock of all replicas was set forward by */
    void advance(Instant now, Duration skipped, boolean runs) {
        if (runs && !isSilent() && readAt.isAfter(Instant.EPOCH)) {
            Duration passed = Duration.between(readAt, now).minus(skipped);
            reading += Math.max(0, passed.toMillis());
        }
        readAt = now;
    }

    /** @param by what the clock of all replicas was set back by */
    void move(Duration by) {
        readAt = readAt.minus(by);
        if (isSilent()) {
            silentSince = silentSince.minus(by);
        }
    }

    public long reading() {
        return reading;
    }

    /** What it is going to show after that time. */
    public long in(Duration duration) {
        return reading + duration.toMillis();
    }

    /** No webhook comes at all, or nothing that was written is shown. */
    public boolean isSilent() {
        return silentSince.isAfter(Instant.EPOCH);
    }

    /** Whether something was heard since the silence began. */
    public boolean hasEnded(Instant lastHeard) {
        return isSilent() && lastHeard.isAfter(silentSince);
    }

    /** @param at what it showed when the silence began, as if it had stood still since */
    public void fallsSilent(long at, Instant now) {
        silentSince = now;
        reading = at;
    }

    public void isHeardAgain() {
        silentSince = Instant.EPOCH;
    }
}
