package dev.contactenricher.sending;

import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which CXone's answers pause sending and let it go on: the table of the contract's section 6, for the service
 * as a whole. Pure.
 */
public final class Pauses {

    private static final int FAILURES_OF_AN_OUTAGE = 3;

    @Nullable Pause present;

    Instant since = Instant.EPOCH;
    Instant until = Instant.EPOCH;
    /** How often it was prolonged, which paces the probes. */
    int level;
    /** Until when CXone told us to wait, whatever else pauses sending or ends a pause. */
    Instant throttledUntil = Instant.EPOCH;

    int failuresInRow;

    /** What pauses sending, but for the operator. */
    public @Nullable Pause present() {
        return present;
    }

    public boolean is(Pause pause) {
        return present == pause;
    }

    /** Until when nothing at all may be sent. */
    public Instant closedUntil() {
        return present == null ? throttledUntil : Times.later(throttledUntil, until);
    }

    /** True when one request at a time may find out whether CXone answers again. */
    public boolean isProbing() {
        return present != null && present != Pause.THROTTLED;
    }

    /** True when the send was claimed after the pause began, so that its answer says something about it. */
    private boolean isProbe(Instant claimedAt) {
        return present != null && !claimedAt.isBefore(since);
    }

    /** Whether the next probe is to be of contacts that were not sent yet; those that were take turns with them. */
    public boolean probesNewContacts() {
        return level % 2 == 0;
    }

    /** A send is claimed; while probing, there is no other one until then. */
    public void claims(Instant leaseUntil) {
        if (isProbing()) {
            until = leaseUntil;
        }
    }

    /** @param afterRefusals whether it was sent after the first refusal that put all that comes from us in doubt */
    List<PauseChange> accepted(Instant claimedAt, boolean afterRefusals, Instant now) {
        failuresInRow = 0;
        // an old send that comes through late says nothing about a permission that was lost after it
        if (present == Pause.OUTAGE
                || (present == Pause.REFUSED && afterRefusals)
                || (isProbing() && isProbe(claimedAt))) {
            return resume(now);
        }
        if (present == null) {
            level = 0;
        }
        return List.of();
    }

    /** CXone answered, with an error perhaps: it is up and takes our token. */
    public List<PauseChange> answered(Instant claimedAt, Instant now, Backoff backoff) {
        failuresInRow = 0;
        if (present == Pause.OUTAGE || (present == Pause.FORBIDDEN && isProbe(claimedAt))) {
            return resume(now);
        }
        if (isProbing()) {
            prolong(claimedAt, now, backoff);
        }
        return List.of();
    }

    /**
     * So many failures in a row, with no other answer between, are an outage.
     *
     * @param wait what CXone asks for, zero for nothing; one failure alone that asks for it is shown as being throttled
     */
    public List<PauseChange> unavailable(Instant claimedAt, Instant now, Duration wait, Backoff backoff) {
        boolean down = ++failuresInRow >= FAILURES_OF_AN_OUTAGE;
        var changes = new ArrayList<PauseChange>();
        if (isProbing()) {
            prolong(claimedAt, now, backoff);
        } else if (down && present == null) {
            changes.addAll(begin(Pause.OUTAGE, now, now.plus(backoff.pause(0))));
        }
        if (wait.isPositive()) {
            throttledUntil = Times.later(throttledUntil, now.plus(wait));
            if (present == null) {
                changes.addAll(begin(Pause.THROTTLED, now, throttledUntil));
            }
        }
        return changes;
    }

    public List<PauseChange> forbidden(Instant claimedAt, Instant now, Backoff backoff) {
        failuresInRow = 0;
        if (present == Pause.FORBIDDEN || present == Pause.REFUSED) {
            prolong(claimedAt, now, backoff);
            return List.of();
        }
        return begin(Pause.FORBIDDEN, now, now.plus(backoff.pause(0)));
    }

    /** CXone refuses whatever comes from us. */
    public List<PauseChange> refusedAll(Instant claimedAt, Instant now, Backoff backoff) {
        if (present == Pause.REFUSED) {
            return answered(claimedAt, now, backoff);
        }
        failuresInRow = 0;
        return begin(Pause.REFUSED, now, now.plus(backoff.pause(0)));
    }

    /** @param wait what CXone asks for; null where it does not say */
    public List<PauseChange> throttled(Instant claimedAt, Instant now, @Nullable Duration wait, Backoff backoff) {
        failuresInRow = 0;
        Instant told = now.plus(wait == null ? backoff.pause(level) : wait);
        throttledUntil = Times.later(throttledUntil, told);
        List<PauseChange> changes = List.of();
        if (present == null || present == Pause.OUTAGE) {
            int next = level + 1;
            changes = begin(Pause.THROTTLED, now, told);
            level = next;
        }
        probeNow(claimedAt, now);
        return changes;
    }

    /** The answer to a probe does not tell yet; the next one need not wait. */
    public void probeNow(Instant claimedAt, Instant now) {
        if (isProbing() && isProbe(claimedAt)) {
            until = now;
        }
    }

    /** What CXone asked for is over; its next 429 without a word waits longer. */
    public List<PauseChange> endsThrottling() {
        if (present != Pause.THROTTLED) {
            return List.of();
        }
        present = null;
        return List.of(PauseChange.end(Pause.THROTTLED));
    }

    /** The clock was set back. */
    void move(Duration back) {
        since = since.minus(back);
        until = until.minus(back);
        throttledUntil = throttledUntil.minus(back);
    }

    /** The clock was set forward: CXone is to be left alone for as long as it said. */
    void holdOn(ClockSet.Forward set) {
        if (throttledUntil.isAfter(set.before())) {
            throttledUntil = throttledUntil.plus(set.by());
            until = present == Pause.THROTTLED ? until.plus(set.by()) : until;
        }
    }

    private List<PauseChange> begin(Pause reason, Instant now, Instant end) {
        Pause before = present;
        present = reason;
        since = now;
        until = end;
        level = 0;
        return before == null
                ? List.of(PauseChange.begin(reason))
                : List.of(PauseChange.end(before), PauseChange.begin(reason));
    }

    private void prolong(Instant claimedAt, Instant now, Backoff backoff) {
        if (isProbe(claimedAt)) {
            level++;
            until = now.plus(backoff.pause(level));
        }
    }

    private List<PauseChange> resume(Instant now) {
        var changes = new ArrayList<PauseChange>();
        if (present != null) {
            changes.add(PauseChange.end(present));
        }
        present = null;
        level = 0;
        if (throttledUntil.isAfter(now)) {
            changes.addAll(begin(Pause.THROTTLED, now, throttledUntil));
        }
        return changes;
    }
}
