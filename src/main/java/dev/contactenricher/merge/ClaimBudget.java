package dev.contactenricher.merge;

import dev.contactenricher.cxone.Terms;
import dev.contactenricher.merge.Turn.Idle;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.Pace;
import dev.contactenricher.sending.SendLog;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether another request may be claimed, and what it takes of the budget. */
@Component
class ClaimBudget {

    private static final long UNTIL_ONE_ENDS = 60_000;

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
    Optional<Idle> tooEarly(Dispatch state, long now) {
        if (terms.countsCalls()) {
            return Optional.empty();
        }
        long paced = state.earliest(pace(), sends.beforeLast(SendLog.MERGE));
        return paced > now ? Optional.of(new Idle(paced, true)) : Optional.empty();
    }

    /** When to ask again, if the budget is spent; where calls count, that of the calls that every delivery begins with. */
    Optional<Idle> spent(long now) {
        if (terms.countsCalls()) {
            if (requests.underWay(now) >= terms.atOnce()) {
                return Optional.of(new Idle(now + UNTIL_ONE_ENDS, false));
            }
            long free = permits.freeAt(terms.families().getFirst().name(), now);
            return free > now ? Optional.of(new Idle(free, false)) : Optional.empty();
        }
        int held = sends.held(SendLog.MERGE, now);
        return held >= settings.rateLimit()
                ? Optional.of(new Idle(sends.freeAt(SendLog.MERGE, now, held, settings.rateLimit()), false))
                : Optional.empty();
    }

    /** @return the send's id */
    long take(Dispatch state, String requestId, long now, long leaseUntil) {
        if (terms.countsCalls()) {
            return sends.add(requestId, SendLog.CLAIM, now, leaseUntil);
        }
        state.sends(pace(), now);
        return sends.add(requestId, SendLog.MERGE, now, leaseUntil + settings.windowMillis());
    }

    private Pace pace() {
        return new Pace(settings.windowMillis(), settings.rateLimit());
    }
}
