package dev.contactenricher.sending;

import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all replicas share about sending; changed only while its row is locked. */
public final class Dispatch {

    final Pauses pauses = new Pauses();
    final ConfirmationClock clock = new ConfirmationClock();
    final OperatorPause operator = new OperatorPause();
    Doubt doubt = new Doubt();

    /** {@link Pace}'s theoretical time of the next send, in microseconds. */
    long paceAt;

    long turn;
    long successes;
    /** When the latest send that CXone took was claimed. */
    Instant takenAt = Instant.EPOCH;
    /** Whether the bulk lane chose the rules of the latest request, where the express lane needed others. */
    boolean bulkChose;

    boolean partSent;
    private @Nullable Instant now;

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
    public Instant now() {
        if (now == null) {
            throw new IllegalStateException("read without the time");
        }
        return now;
    }

    /** @param skipped what the clock was set forward by since it was read last */
    void passTime(Instant until, Duration skipped) {
        now = until;
        clock.advance(until, skipped, pauses.present() == null && !isPausedByOperator());
    }

    /** The clock was set back: what was timed by it moves along. */
    void move(ClockSet.Back set) {
        paceAt -= TimeUnit.MILLISECONDS.toMicros(set.millis());
        takenAt = takenAt.minus(set.by());
        doubt.move(set.by());
        pauses.move(set.by());
        clock.move(set.by());
        operator.move(set.now());
    }

    /** CXone took a request. */
    public List<PauseChange> accepted(Instant claimedAt, Instant now) {
        successes++;
        takenAt = Times.later(takenAt, claimedAt);
        return pauses.accepted(claimedAt, doubt.taken(claimedAt), now);
    }

    /** Requests that CXone took, ever. */
    public long successes() {
        return successes;
    }

    /** Whether CXone took something that was claimed at that time or later. */
    public boolean hasTakenSince(Instant claimedAt) {
        return !takenAt.isBefore(claimedAt);
    }

    /** When the next send may start. */
    public Instant earliest(Pace pace, Instant beforeLast) {
        return pace.earliest(paceAt, beforeLast);
    }

    public void sends(Pace pace, Instant now) {
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
        return operator.isOn();
    }

    /** All that pauses sending, the operator first. */
    List<String> pausedBy() {
        Pause pause = pauses.present();
        return Stream.of(isPausedByOperator() ? Sending.OPERATOR : null, pause == null ? null : pause.reason())
                .filter(Objects::nonNull)
                .toList();
    }
}
