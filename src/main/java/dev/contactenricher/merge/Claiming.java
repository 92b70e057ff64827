package dev.contactenricher.merge;

import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.merge.Step.Idle;
import dev.contactenricher.packing.NextWork;
import dev.contactenricher.packing.Packing;
import dev.contactenricher.packing.WaitingRequests;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out sends: one at a time over all replicas, each with a permit of the send budget, written before it happens. */
@Component
class Claiming {

    private static final Duration NOTHING_TO_DO = Duration.ofMinutes(1);
    /** A third may not start with the first; where a claim takes long, there would be no end of them. */
    private static final int CLAIMS_AT_ONCE = 2;

    private final DispatchTable dispatch;
    private final ClaimBudget budget;
    private final WaitingRequests requests;
    private final NextWork work;
    private final RefusedRequests refusals;
    private final Pausing pausing;
    private final Sends sends;

    Claiming(
            DispatchTable dispatch,
            ClaimBudget budget,
            WaitingRequests requests,
            NextWork work,
            RefusedRequests refusals,
            Pausing pausing,
            Sends sends) {
        this.dispatch = dispatch;
        this.budget = budget;
        this.requests = requests;
        this.work = work;
        this.refusals = refusals;
        this.pausing = pausing;
        this.sends = sends;
    }

    /**
     * The sends that may start now, which are two after a lull or a delay, or when to ask again. What they cost in
     * common is paid once.
     */
    @Transactional
    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        do {
            steps.add(next());
        } while (steps.getLast() instanceof Claim && steps.size() < CLAIMS_AT_ONCE);
        return steps;
    }

    @Transactional
    public Step next() {
        Dispatch state = dispatch.lockNow();
        Instant now = state.now();
        if (state.isPausedByOperator()) {
            endThrottling(state, now);
            return new Idle(now.plus(NOTHING_TO_DO), false);
        }
        Optional<Idle> early = budget.tooEarly(state, now);
        if (early.isPresent()) {
            return early.get();
        }
        if (state.pauses().closedUntil().isAfter(now)) {
            return new Idle(state.pauses().closedUntil(), false);
        }
        Optional<Idle> spent = budget.spent(now);
        if (spent.isPresent()) {
            return spent.get();
        }
        requests.expireLeases(now);
        requests.readBack(now);
        boolean throttled = pausing.endsThrottling(state, now);
        Step step = next(state, now)
                .<Step>map(parcel -> sends.claim(state, parcel, now))
                .orElseGet(() -> idle(now));
        if (throttled || step instanceof Claim) {
            dispatch.save(state);
        }
        return step;
    }

    private Optional<Packing.Parcel> next(Dispatch state, Instant now) {
        Optional<Packing.Parcel> parcel = work.next(state, now);
        // what a suspect held may go now
        return parcel.isEmpty() && refusals.settled(state, now) ? work.next(state, now) : parcel;
    }

    /** It ends by itself, also while an operator keeps the next claim from noticing. */
    private void endThrottling(Dispatch state, Instant now) {
        if (!state.pauses().closedUntil().isAfter(now) && pausing.endsThrottling(state, now)) {
            dispatch.save(state);
        }
    }

    private Idle idle(Instant now) {
        Instant due = requests.nextDue();
        return new Idle(due == null ? now.plus(NOTHING_TO_DO) : Times.later(due, now.plusMillis(1)), false, true);
    }
}
