package dev.contactenricher.packing;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.packing.Packing.Parcel;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.queue.NextEntries;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.store.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Fills requests with corrections, which go alone. */
@Component
class CorrectionPacking {

    private final NextEntries corrections;
    private final Payloads payloads;
    private final Requests requests;
    private final Landing landing;

    CorrectionPacking(NextEntries corrections, Payloads payloads, Requests requests, Landing landing) {
        this.corrections = corrections;
        this.payloads = payloads;
        this.requests = requests;
        this.landing = landing;
    }

    /**
     * A new request, of the corrections that have waited longest.
     *
     * @param most how many of them
     */
    Optional<Parcel> fresh(Dispatch state, int most, Instant now) {
        List<Entry> next = corrections.next(Lane.CORRECTION, null, List.of(), most);
        while (!next.isEmpty()) {
            Map<Long, ObjectNode> contacts = payloads.of(next);
            landing.stop(
                    next.stream()
                            .filter(entry -> !contacts.containsKey(entry.id()))
                            .toList(),
                    now);
            List<Entry> sent = next.stream()
                    .filter(entry -> contacts.containsKey(entry.id()))
                    .toList();
            if (!sent.isEmpty()) {
                return Optional.of(pack(sent, contacts, state, now));
            }
            next = corrections.next(Lane.CORRECTION, null, List.of(), most);
        }
        return Optional.empty();
    }

    private Parcel pack(List<Entry> sent, Map<Long, ObjectNode> contacts, Dispatch state, Instant now) {
        String id = Ids.timeOrdered(now);
        Request request = Request.packed(id, sent.size(), state.successes(), Trial.of(Origins.of(sent)));
        requests.add(request, now);
        corrections.take(sent, id, now);
        var taken = new ArrayList<Entry>();
        var told = new ArrayList<ObjectNode>();
        for (Entry entry : sent) {
            taken.add(entry.sentIn(id, taken.size()));
            told.add(requireNonNull(contacts.get(entry.id())));
        }
        return new Parcel(request, taken, told);
    }
}
