package dev.contactenricher.confirmation;

import dev.contactenricher.packing.Landing;
import dev.contactenricher.packing.LeftOut;
import dev.contactenricher.packing.Request;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Matches CXone's answers with its webhook events, whichever comes first. */
@Component
public class Confirmations {

    private final SubmittedEntries submitted;
    private final RequestContactIds requestIds;
    private final ContactEvents contactEvents;
    private final Landing landing;
    private final LeftOut leftOut;
    private final Survivors survivors;
    private final Dialect dialect;

    Confirmations(
            SubmittedEntries submitted,
            RequestContactIds requestIds,
            ContactEvents contactEvents,
            Landing landing,
            LeftOut leftOut,
            Survivors survivors,
            Dialect dialect) {
        this.submitted = submitted;
        this.requestIds = requestIds;
        this.contactEvents = contactEvents;
        this.landing = landing;
        this.leftOut = leftOut;
        this.survivors = survivors;
        this.dialect = dialect;
    }

    /** Events came. Each confirms what was claimed before it, and is kept for answers that are still to come. */
    public void received(List<ContactEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Instant now = dialect.instant();
        // in one order for all, so that transactions that lock several wait instead of deadlock
        var receivedAt = new TreeMap<String, Instant>();
        events.forEach(event -> receivedAt.merge(survivors.hash(event.contactId()), event.receivedAt(), Times::later));
        contactEvents.received(receivedAt);
        landing.complete(submitted.confirmable(receivedAt), now);
        requestIds.confirm(receivedAt).forEach(requestId -> completeWhenAllConfirmed(requestId, now));
    }

    /**
     * CXone's answer gave ids.
     *
     * @param sent the contacts of this send, in their order
     * @param contactIds one for each contact sent, or one for each that the request was packed with, as CXone answers a
     *     repeat; in any other number they belong to the request
     */
    public void identified(Request request, List<Entry> sent, List<String> contactIds, Instant now) {
        if (contactIds.isEmpty()) {
            return;
        }
        List<String> hashes = contactIds.stream().map(survivors::hash).toList();
        Map<String, Instant> events =
                contactEvents.since(hashes, request.sends().first());
        if (hashes.size() != sent.size() && hashes.size() != request.size()) {
            requestIds.add(request.id(), new LinkedHashSet<>(hashes), events);
            completeWhenAllConfirmed(request.id(), now);
            return;
        }
        boolean eachSent = hashes.size() == sent.size();
        var hashByEntry = new HashMap<Long, String>();
        for (int i = 0; i < sent.size(); i++) {
            Entry entry = sent.get(i);
            hashByEntry.put(
                    entry.id(), hashes.get(eachSent ? i : entry.sending().position()));
        }
        submitted.identify(hashByEntry);
        leftOut.knows(request, sent, hashByEntry, contactEvents::since, now);
        if (!eachSent) {
            leftOut.named(request, hashes, events, now);
        }
        landing.complete(
                submitted.of(request.id()).stream()
                        .filter(entry -> events.containsKey(hashByEntry.get(entry.id())))
                        .toList(),
                now);
    }

    private void completeWhenAllConfirmed(String requestId, Instant now) {
        if (requestIds.allConfirmed(requestId)) {
            landing.complete(submitted.confirmableOf(requestId), now);
        }
    }
}
