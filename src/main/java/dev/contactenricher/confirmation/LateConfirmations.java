package dev.contactenricher.confirmation;

import dev.contactenricher.packing.Landing;
import dev.contactenricher.packing.LeftOut;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.sending.Pause;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks once more for what CXone took and did not confirm in time, and gives it up when that is in vain, too. */
@Component
class LateConfirmations {

    private final Requests requests;
    private final SubmittedEntries submitted;
    private final Landing landing;
    private final LeftOut leftOut;

    LateConfirmations(Requests requests, SubmittedEntries submitted, Landing landing, LeftOut leftOut) {
        this.requests = requests;
        this.submitted = submitted;
        this.landing = landing;
        this.leftOut = leftOut;
    }

    void timeOut(Request request, Instant now) {
        List<Entry> unconfirmed = leftOut.without(submitted.of(request.id()), now);
        if (request.history().askedAgain()) {
            unconfirmed.forEach(entry -> landing.fail(entry, Pause.UNCONFIRMED, now));
            requests.done(request.id(), now);
        } else {
            landing.letGo(unconfirmed);
            requests.askAgain(request.id(), now);
        }
    }
}
