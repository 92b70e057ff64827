package dev.contactenricher.merge;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Allowance.Leave;
import dev.contactenricher.cxone.Terms;
import dev.contactenricher.cxone.Terms.Family;
import dev.contactenricher.merge.Turn.Claim;
import dev.contactenricher.outgoing.Deadline;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.CallFamilies;
import dev.contactenricher.sending.CallFamily;
import dev.contactenricher.sending.CallThrottles;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.Pace;
import dev.contactenricher.sending.SendLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes and gives back permits of calls, each in a transaction that holds the dispatch row. */
@Component
class CallPermits {

    private final DispatchTable dispatch;
    private final CallFamilies families;
    private final SendLog sends;
    private final CallLeases leases;
    private final MergeSettings settings;
    private final CallThrottles throttles;
    private final List<Family> known;

    CallPermits(
            DispatchTable dispatch,
            CallFamilies families,
            SendLog sends,
            CallLeases leases,
            MergeSettings settings,
            CallThrottles throttles,
            Terms terms) {
        this.dispatch = dispatch;
        this.families = families;
        this.sends = sends;
        this.leases = leases;
        this.settings = settings;
        this.throttles = throttles;
        this.known = terms.families();
    }

    /** The answer to a call that asks for a permit. */
    sealed interface Decision {

        record Final(Leave leave) implements Decision {}

        /** @param at when to ask again */
        record Later(Instant at) implements Decision {}
    }

    @Transactional
    public Decision take(@Nullable Claim claim, String name, int recipient) {
        Dispatch state = dispatch.lockNow();
        Instant now = state.now();
        boolean probe = claim != null && claim.probe();
        boolean paused =
                state.isPausedByOperator() || (state.pauses().closedUntil().isAfter(now) && !probe);
        if (paused || claim != null && !leases.keep(claim, now)) {
            return new Decision.Final(new Leave.NotNow());
        }
        if (claim != null && recipient != Allowance.ALL && leases.isWithdrawn(claim, recipient)) {
            return new Decision.Final(new Leave.Withdrawn());
        }
        CallFamily family = family(name).grown(now, settings.rateWindow());
        Instant free = free(family, now);
        if (free.isAfter(now)) {
            return new Decision.Later(free);
        }
        long id = sends.add(idOf(claim), name, now, now.plus(settings.lease()).plus(settings.rateWindow()));
        families.save(family.called(now, settings.rateWindow()));
        return new Decision.Final(new Leave.Granted(name, id, Deadline.in(settings.timeout())));
    }

    /** When the next call of that family may start, at the earliest. */
    Instant freeAt(String name, Instant now) {
        return free(family(name).grown(now, settings.rateWindow()), now);
    }

    private Instant free(CallFamily family, Instant now) {
        if (family.throttledUntil().isAfter(now)) {
            return family.throttledUntil();
        }
        int held = sends.held(family.name(), now);
        if (held >= family.limitNow()) {
            return sends.freeAt(family.name(), now, held, family.limitNow());
        }
        return new Pace(settings.rateWindow(), family.limitNow())
                .earliest(family.paceAt(), sends.beforeLast(family.name()));
    }

    @Transactional(readOnly = true)
    public boolean isWithdrawn(Claim claim, int recipient) {
        return leases.isWithdrawn(claim, recipient);
    }

    @Transactional
    public void answered(Leave.Granted leave, Instant at) {
        sends.answered(leave.sendId(), at);
    }

    @Transactional
    public void closedFor(Leave.Granted leave, Duration retryAfter) {
        Instant now = dispatch.lockNow().now();
        families.save(family(leave.family()).throttledAsTold(now.plus(retryAfter)));
    }

    /** A 429: CXone's word for how long, else half the rate. */
    @Transactional
    public void throttled(@Nullable Claim claim, Leave.Granted leave, @Nullable Duration retryAfter) {
        Instant now = dispatch.lockNow().now();
        sends.answered(leave.sendId(), now);
        CallFamily family = family(leave.family());
        families.save(
                retryAfter == null
                        ? family.halved(
                                sends.claimedAt(leave.sendId()), now.plus(throttles.backoff(family.throttles())), now)
                        : family.throttledAsTold(now.plus(retryAfter)));
        throttles.tell(idOf(claim), now);
    }

    private static String idOf(@Nullable Claim claim) {
        return claim == null ? "" : claim.request().id();
    }

    CallFamily family(String name) {
        Family family = known.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return families.get(name, family.limit());
    }
}
