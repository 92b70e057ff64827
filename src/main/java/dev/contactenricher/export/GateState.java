package dev.contactenricher.export;

import org.jspecify.annotations.Nullable;

/** Times are epoch milliseconds. */
record GateState(
        @Nullable String holder,
        long heldUntil,
        long pausedUntil,
        int pauseLevel,
        @Nullable String pause,
        int failuresInRow,
        long successes) {

    boolean isOpen(long now) {
        return (holder == null || heldUntil <= now) && pausedUntil <= now;
    }

    GateState heldBy(String sender, long until) {
        return new GateState(sender, until, pausedUntil, pauseLevel, pause, failuresInRow, successes);
    }

    GateState succeeded() {
        return new GateState(null, 0, 0, 0, null, 0, successes + 1);
    }

    /** The platform answered, if not as one would wish. */
    GateState released() {
        return new GateState(null, 0, pausedUntil, pauseLevel, null, failuresInRow, successes);
    }

    GateState failed() {
        return new GateState(null, 0, pausedUntil, pauseLevel, pause, failuresInRow + 1, successes);
    }

    GateState paused(String reason, long until) {
        return new GateState(null, 0, until, pauseLevel + 1, reason, failuresInRow, successes);
    }

    /**
     * The reason why nothing is exported, or null. Being throttled ends by itself, anything else with a call that the
     * platform takes.
     */
    @Nullable String pausedBy(long now, boolean anybodyWaits) {
        return pausedUntil > now || (anybodyWaits && !ExportGate.THROTTLED.equals(pause)) ? pause : null;
    }
}
