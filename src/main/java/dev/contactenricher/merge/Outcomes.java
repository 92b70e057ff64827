package dev.contactenricher.merge;

import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.MergeAnswer.Accepted;
import dev.contactenricher.sending.Dispatch;
import org.springframework.stereotype.Component;

/** What each of CXone's answers means: the table of the contract's section 6. */
@Component
class Outcomes {

    private final Acceptance acceptance;
    private final Repeating repeating;
    private final RefusedRequests refusals;
    private final Pausing pausing;
    private final Results results;

    Outcomes(Acceptance acceptance, Repeating repeating, RefusedRequests refusals, Pausing pausing, Results results) {
        this.acceptance = acceptance;
        this.repeating = repeating;
        this.refusals = refusals;
        this.pausing = pausing;
        this.results = results;
    }

    void apply(Dispatch state, Send send, Delivery answer) {
        switch (answer) {
            case Delivery.Each each -> results.apply(state, send, each);
            case Accepted accepted -> {
                taken(state, send);
                entriesTaken(state, send, accepted);
            }
            case MergeAnswer.Unauthorized ignored -> {
                if (send.request().failures().unauthorized()) {
                    forbid(state, send);
                } else {
                    pausing.probeAt(state, send, send.now());
                    repeating.withNewToken(send);
                }
            }
            case MergeAnswer.Forbidden ignored -> forbid(state, send);
            case MergeAnswer.Unavailable unavailable -> {
                pausing.unavailable(state, send, unavailable.retryAfter());
                repeating.afterFailure(state, send, "unavailable", unavailable.outage());
            }
            case MergeAnswer.Conflict ignored -> {
                pausing.answered(state, send);
                repeating.afterFailure(state, send, "conflict", false);
            }
            case MergeAnswer.Refused refused -> refuse(state, send, refused);
            case MergeAnswer.Throttled throttled -> {
                pausing.throttled(state, send, throttled.retryAfter());
                repeating.whenAllowed(send);
            }
        }
    }

    private void forbid(Dispatch state, Send send) {
        pausing.forbidden(state, send);
        repeating.whenAllowed(send);
    }

    /** What it means for their contacts that CXone took a request. */
    void entriesTaken(Dispatch state, Send send, Accepted answer) {
        acceptance.accept(state, send, answer.contactIds());
    }

    /** What it means for all other contacts that CXone took a request. */
    void taken(Dispatch state, Send send) {
        pausing.accepted(state, send);
        refusals.accepted(state, send);
    }

    private void refuse(Dispatch state, Send send, MergeAnswer.Refused refused) {
        if (send.request().history().accepted()) {
            pausing.answered(state, send);
            repeating.leaveUnconfirmed(state, send);
        } else {
            refusals.refused(state, send, refused);
        }
    }
}
