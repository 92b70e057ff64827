package dev.contactenricher.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether exports may be sent, as all replicas share it. */
record GateState(
        @Nullable String holder,
        Instant heldUntil,
        Instant pausedUntil,
        int pauseLevel,
        @Nullable String pause,
        int failuresInRow,
        long successes) {

    boolean isOpen(Instant now) {
        return (holder == null || !heldUntil.isAfter(now)) && !pausedUntil.isAfter(now);
    }

    GateState heldBy(String sender, Instant until) {
        return new GateState(sender, until, pausedUntil, pauseLevel, pause, failuresInRow, successes);
    }

    GateState succeeded() {
        return new GateState(null, Instant.EPOCH, Instant.EPOCH, 0, null, 0, successes + 1);
    }

    /** The platform answered, with an error perhaps: it is up. */
    GateState released() {
        return new GateState(null, Instant.EPOCH, pausedUntil, pauseLevel, null, failuresInRow, successes);
    }

    GateState failed() {
        return new GateState(null, Instant.EPOCH, pausedUntil, pauseLevel, pause, failuresInRow + 1, successes);
    }

    GateState paused(String reason, Instant until) {
        return new GateState(null, Instant.EPOCH, until, pauseLevel + 1, reason, failuresInRow, successes);
    }

    /**
     * The reason why nothing is exported, or null. Being throttled ends by itself, anything else with a call that the
     * platform takes.
     */
    @Nullable String pausedBy(Instant now, boolean anybodyWaits) {
        return pausedUntil.isAfter(now) || (anybodyWaits && !ExportGate.THROTTLED.equals(pause)) ? pause : null;
    }
}
