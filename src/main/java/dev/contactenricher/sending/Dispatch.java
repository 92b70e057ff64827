package dev.contactenricher.sending;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all replicas share about sending; changed only while its row is locked. Times are epoch milliseconds, unless
 * said otherwise.
 */
public final class Dispatch {

    private static final int FAILURES_OF_AN_OUTAGE = 3;

    /** {@link Pace}'s theoretical time of the next send, in microseconds. */
    public long paceAt;
    /** The turn of the bulk contact that was taken last. */
    public long virtualTime;
    /** Requests that CXone took, ever. */
    public long successes;

    public int failuresInRow;
    public Doubt doubt = new Doubt();
    /** When the latest send that CXone took was claimed. */
    public long takenAt;
    /** Whether the bulk lane chose the rules of the latest request, where those of the express lane were others. */
    public boolean bulkChose;
    /** Whether the latest send had to do with refusals. */
    public boolean partSent;

    public @Nullable Pause pause;

    long pausedAt;
    public long pausedUntil;
    public int pauseLevel;
    /** Until when CXone told us to wait, whatever else pauses sending or ends a pause. */
    public long throttledUntil;
    /** The confirmation clock: it stands still while sending is paused or webhooks are silent. */
    public long clockValue;

    long clockAt;
    /** Since when no webhook came although some were due; 0 when all is well. */
    public long silentSince;

    /** Since when an operator has paused sending; 0 while none does. */
    public long operatorSince;
    /** The operator's own words, if any. */
    @Nullable String operatorReason;

    public void advanceClock(long now) {
        if (pause == null && operatorSince == 0 && silentSince == 0 && clockAt > 0) {
            clockValue += Math.max(0, now - clockAt);
        }
        clockAt = now;
    }

    /** All that pauses sending, the operator first. */
    List<String> pausedBy() {
        return Stream.of(operatorSince > 0 ? Sending.OPERATOR : null, pause == null ? null : pause.reason())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Until when nothing at all may be sent, if no operator pauses it. */
    public long closedUntil() {
        return Math.max(throttledUntil, pause == null ? 0 : pausedUntil);
    }

    /** True when one request at a time may find out whether CXone answers again. */
    public boolean isProbing() {
        return pause != null && pause != Pause.THROTTLED;
    }

    /** True when the send was claimed after the pause began, so that its answer says something about it. */
    public boolean isProbe(long claimedAt) {
        return pause != null && claimedAt >= pausedAt;
    }

    public void pause(Pause reason, long now, long until) {
        pause = reason;
        pausedAt = now;
        pausedUntil = until;
        pauseLevel = 0;
    }

    public void resume() {
        pause = null;
    }

    public void accepted(long claimedAt) {
        successes++;
        failuresInRow = 0;
        takenAt = Math.max(takenAt, claimedAt);
        doubt.taken(claimedAt);
    }

    /** True when so many sends in a row failed, with no other answer between, that CXone must be down. */
    public boolean failed() {
        return ++failuresInRow >= FAILURES_OF_AN_OUTAGE;
    }
}
