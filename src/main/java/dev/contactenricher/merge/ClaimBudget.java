package dev.contactenricher.merge;

import dev.contactenricher.cxone.Terms;
import dev.contactenricher.merge.Step.Idle;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.Pace;
import dev.contactenricher.sending.SendLog;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether another request may be claimed, and what it takes of the budget. */
@Component
class ClaimBudget {

    private static final Duration UNTIL_ONE_ENDS = Duration.ofMinutes(1);

    private final SendLog sends;
    private final Requests requests;
    private final MergeSettings settings;
    private final Terms terms;
    private final CallPermits permits;

    ClaimBudget(SendLog sends, Requests requests, MergeSettings settings, Terms terms, CallPermits permits) {
        this.sends = sends;
        this.requests = requests;
        this.settings = settings;
        this.terms = terms;
        this.permits = permits;
    }

    /** When to ask again, if no request may be claimed for the pace's sake. */
    Optional<Idle> tooEarly(Dispatch state, Instant now) {
        if (terms.countsCalls()) {
            return Optional.empty();
        }
        Instant paced = state.earliest(pace(), sends.beforeLast(SendLog.MERGE));
        return paced.isAfter(now) ? Optional.of(new Idle(paced, true)) : Optional.empty();
    }

    /** When to ask again, if the budget is spent; where calls count, that of the calls that every delivery begins with. */
    Optional<Idle> spent(Instant now) {
        if (terms.countsCalls()) {
            if (requests.underWay(now) >= terms.atOnce()) {
                return Optional.of(new Idle(now.plus(UNTIL_ONE_ENDS), false));
            }
            Instant free = permits.freeAt(terms.first().name(), now);
            return free.isAfter(now) ? Optional.of(new Idle(free, false)) : Optional.empty();
        }
        int held = sends.held(SendLog.MERGE, now);
        return held >= settings.rateLimit()
                ? Optional.of(new Idle(sends.freeAt(SendLog.MERGE, now, held, settings.rateLimit()), false))
                : Optional.empty();
    }

    /** When each of the families that contacts need may be called, at the earliest; now where calls are not counted. */
    Instant allFreeAt(Instant now) {
        return terms.families().stream()
                .filter(Terms.Family::isUsed)
                .map(family -> permits.freeAt(family.name(), now))
                .reduce(now, Times::later);
    }

    /** @return the send's id */
    long take(Dispatch state, String requestId, Instant now, Instant leaseUntil) {
        if (terms.countsCalls()) {
            return sends.add(requestId, SendLog.CLAIM, now, leaseUntil);
        }
        state.sends(pace(), now);
        return sends.add(requestId, SendLog.MERGE, now, leaseUntil.plus(settings.rateWindow()));
    }

    private Pace pace() {
        return new Pace(settings.rateWindow(), settings.rateLimit());
    }
}
