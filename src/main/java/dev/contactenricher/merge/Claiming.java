package dev.contactenricher.merge;

import dev.contactenricher.merge.Turn.Claim;
import dev.contactenricher.merge.Turn.Idle;
import dev.contactenricher.packing.Disclosures;
import dev.contactenricher.packing.NextWork;
import dev.contactenricher.packing.Packing;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.queue.MergeEvent.Claimed;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.Pause;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out sends: one at a time over all replicas, each with a permit of the send budget, written before it happens. */
@Component
class Claiming {

    private static final long NOTHING_TO_DO = 60_000;
    /** A third may not start with the first; where a claim takes long, there would be no end of them. */
    private static final int CLAIMS_AT_ONCE = 2;

    private final DispatchTable dispatch;
    private final ClaimBudget budget;
    private final Requests requests;
    private final NextWork work;
    private final RefusedRequests refusals;
    private final Disclosures disclosures;
    private final Dialect dialect;
    private final MergeSettings settings;
    private final ApplicationEventPublisher events;

    Claiming(
            DispatchTable dispatch,
            ClaimBudget budget,
            Requests requests,
            NextWork work,
            RefusedRequests refusals,
            Disclosures disclosures,
            Dialect dialect,
            MergeSettings settings,
            ApplicationEventPublisher events) {
        this.dispatch = dispatch;
        this.budget = budget;
        this.requests = requests;
        this.work = work;
        this.refusals = refusals;
        this.disclosures = disclosures;
        this.dialect = dialect;
        this.settings = settings;
        this.events = events;
    }

    /**
     * The sends that may start now, which are two after a lull or a delay, or when to ask again. What they cost in
     * common is paid once.
     */
    @Transactional
    public List<Turn> turns() {
        var turns = new ArrayList<Turn>();
        do {
            turns.add(next());
        } while (turns.getLast() instanceof Claim && turns.size() < CLAIMS_AT_ONCE);
        return turns;
    }

    @Transactional
    public Turn next() {
        Dispatch state = dispatch.lock();
        long now = dialect.now();
        state.advanceClock(now);
        if (state.operatorSince > 0) {
            return new Idle(now + NOTHING_TO_DO, false);
        }
        Optional<Idle> early = budget.tooEarly(state, now);
        if (early.isPresent()) {
            return early.get();
        }
        if (state.closedUntil() > now) {
            return new Idle(state.closedUntil(), false);
        }
        Optional<Idle> spent = budget.spent(now);
        if (spent.isPresent()) {
            return spent.get();
        }
        requests.expireLeases(now);
        requests.readBack(now);
        boolean throttled = state.pause == Pause.THROTTLED;
        if (throttled) {
            resume(state, now);
        }
        Turn turn =
                next(state, now).<Turn>map(parcel -> claim(state, parcel, now)).orElseGet(() -> idle(now));
        if (throttled || turn instanceof Claim) {
            dispatch.save(state);
        }
        return turn;
    }

    private Optional<Packing.Parcel> next(Dispatch state, long now) {
        Optional<Packing.Parcel> parcel = work.next(state, now);
        // who was held by a suspect may go now
        return parcel.isEmpty() && refusals.settled(state, now) ? work.next(state, now) : parcel;
    }

    private Claim claim(Dispatch state, Packing.Parcel parcel, long now) {
        long leaseUntil = now + settings.leaseMillis();
        String id = parcel.request().id();
        long sendId = budget.take(state, id, now, leaseUntil);
        requests.sending(id, sendId, now, leaseUntil);
        disclosures.note(parcel, sendId, now);
        if (state.isProbing()) {
            state.pausedUntil = leaseUntil;
        }
        Request request = requests.get(id);
        // what is only read back tells CXone nothing
        if (!request.accepted() || request.askedAgain()) {
            events.publishEvent(new Claimed(
                    id,
                    parcel.entries().stream().map(Entry::ref).toList(),
                    request.sends(),
                    Instant.ofEpochMilli(now)));
        }
        return new Claim(request, sendId, now, leaseUntil, parcel.entries(), parcel.contacts(), state.isProbing());
    }

    private Idle idle(long now) {
        Long due = requests.nextDue();
        return new Idle(due == null ? now + NOTHING_TO_DO : Math.max(due, now + 1), false);
    }

    private void resume(Dispatch state, long now) {
        state.resume();
        events.publishEvent(new MergeEvent.SendingResumed(Pause.THROTTLED.reason(), Instant.ofEpochMilli(now)));
    }
}
