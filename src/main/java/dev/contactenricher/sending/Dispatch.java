package dev.contactenricher.sending;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all replicas share about sending; changed only while its row is locked. Times are epoch milliseconds. */
public final class Dispatch {

    final Pauses pauses = new Pauses();
    final ConfirmationClock clock = new ConfirmationClock();
    Doubt doubt = new Doubt();

    /** {@link Pace}'s theoretical time of the next send, in microseconds. */
    long paceAt;

    long turn;
    long successes;
    /** When the latest send that CXone took was claimed. */
    long takenAt;
    /** Whether the bulk lane chose the rules of the latest request, where those of the express lane were others. */
    boolean bulkChose;

    boolean partSent;
    /** Since when an operator has paused sending; 0 while none does. */
    long operatorSince;
    /** The operator's own words, if any. */
    @Nullable String operatorReason;

    private long now;

    /** What CXone's answers pause. */
    public Pauses pauses() {
        return pauses;
    }

    public ConfirmationClock clock() {
        return clock;
    }

    /** Refusals since CXone last took something. */
    public Doubt doubt() {
        return doubt;
    }

    /** When it was read, by the clock that all replicas share; only of what was read with it. */
    public long now() {
        if (now == 0) {
            throw new IllegalStateException("read without the time");
        }
        return now;
    }

    void passTime(long until) {
        now = until;
        clock.advance(now, pauses.present() == null && !isPausedByOperator());
    }

    /** CXone took a request. */
    public List<PauseChange> accepted(long claimedAt, long now) {
        successes++;
        takenAt = Math.max(takenAt, claimedAt);
        doubt.taken(claimedAt);
        return pauses.accepted(claimedAt, now);
    }

    /** Requests that CXone took, ever. */
    public long successes() {
        return successes;
    }

    /** Whether CXone took something that was claimed at that time or later. */
    public boolean hasTakenSince(long claimedAt) {
        return takenAt >= claimedAt;
    }

    /** When the next send may start. */
    public long earliest(Pace pace, long beforeLastMillis) {
        return pace.earliest(paceAt, beforeLastMillis);
    }

    public void sends(Pace pace, long now) {
        paceAt = pace.after(paceAt, now);
    }

    /** The turn of the bulk contact that was taken last; new ones line up behind it. */
    public long turn() {
        return turn;
    }

    public void takes(long itsTurn) {
        turn = Math.max(turn, itsTurn);
    }

    /** Whether the bulk lane chooses, where the next contacts of both lanes need other rules: they do so by turns. */
    public boolean bulkChooses() {
        bulkChose = !bulkChose;
        return bulkChose;
    }

    /** Whether the latest send had to do with refusals, so that it is the turn of those that have not. */
    public boolean isPartSent() {
        return partSent;
    }

    public void sendsPart(boolean hasToDoWithRefusals) {
        partSent = hasToDoWithRefusals;
    }

    public boolean isPausedByOperator() {
        return operatorSince > 0;
    }

    /** All that pauses sending, the operator first. */
    List<String> pausedBy() {
        Pause pause = pauses.present();
        return Stream.of(isPausedByOperator() ? Sending.OPERATOR : null, pause == null ? null : pause.reason())
                .filter(Objects::nonNull)
                .toList();
    }

    /** @return false when it was paused so already, since when it stays; without words it keeps its own */
    boolean pauseByOperator(@Nullable String reason, long now) {
        boolean begins = !isPausedByOperator();
        operatorSince = begins ? now : operatorSince;
        operatorReason = reason == null && !begins ? operatorReason : reason;
        return begins;
    }

    /** @return false when it was not paused so */
    boolean resumeByOperator() {
        boolean ends = isPausedByOperator();
        operatorSince = 0;
        operatorReason = null;
        return ends;
    }
}
