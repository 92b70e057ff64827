package dev.contactenricher.sending;

import java.time.Duration;

/**
 * Measures how long CXone takes to confirm: it stands still while sending is paused or no webhook comes at all. Pure; in
 * milliseconds.
 */
public final class ConfirmationClock {

    long reading;
    /** When it was read last, by the clock of all replicas. */
    long readAt;
    /** Since when no webhook came although some were due; 0 when all is well. */
    long silentSince;

    void advance(long now, boolean runs) {
        if (runs && !isSilent() && readAt > 0) {
            reading += Math.max(0, now - readAt);
        }
        readAt = now;
    }

    public long reading() {
        return reading;
    }

    /** What it is going to show after that time. */
    public long in(Duration duration) {
        return reading + duration.toMillis();
    }

    /** No webhook comes at all. */
    public boolean isSilent() {
        return silentSince > 0;
    }

    /** Whether something was heard since the silence began. */
    public boolean hasEnded(long lastHeard) {
        return isSilent() && lastHeard > silentSince;
    }

    /** @param at what it showed when the silence began, as if it had stood still since */
    public void fallsSilent(long at, long now) {
        silentSince = now;
        reading = at;
    }

    public void isHeardAgain() {
        silentSince = 0;
    }
}
