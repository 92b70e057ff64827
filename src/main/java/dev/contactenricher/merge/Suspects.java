package dev.contactenricher.merge;

import dev.contactenricher.packing.Landing;
import dev.contactenricher.packing.LeftOut;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.SubmittedEntries;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Contacts that CXone refused alone: what becomes of them once it is known whether they or the service are refused. */
@Component
class Suspects {

    private static final String REFUSED = "refused";

    private final Requests requests;
    private final SubmittedEntries submitted;
    private final Landing landing;
    private final LeftOut leftOut;

    Suspects(Requests requests, SubmittedEntries submitted, Landing landing, LeftOut leftOut) {
        this.requests = requests;
        this.submitted = submitted;
        this.landing = landing;
        this.leftOut = leftOut;
    }

    /** All that were refused before then become dead letters; false where there are none. */
    boolean convict(Instant until, Instant now) {
        List<Request> suspects = requests.suspects(until);
        suspects.forEach(request -> convict(request, submitted.of(request.id()), now));
        return !suspects.isEmpty();
    }

    void convict(Request request, List<Entry> entries, Instant now) {
        requests.done(request.id(), now);
        for (Entry entry : entries) {
            if (entry.withdrawn()) {
                leftOut.leave(List.of(entry), now);
            } else {
                landing.fail(entry, REFUSED, now);
            }
        }
    }

    /** It was withdrawn meanwhile. */
    void stop(Entry entry, Instant now) {
        landing.stop(List.of(entry), now);
    }
}
