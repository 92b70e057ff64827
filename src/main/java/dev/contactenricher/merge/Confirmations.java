package dev.contactenricher.merge;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Matches CXone's answers with its webhook events, whichever comes first. */
@Component
class Confirmations {

    private final SubmittedEntries submitted;
    private final RequestIds requestIds;
    private final ContactEvents contactEvents;
    private final Landing landing;
    private final Survivors survivors;
    private final Dialect dialect;

    Confirmations(
            SubmittedEntries submitted,
            RequestIds requestIds,
            ContactEvents contactEvents,
            Landing landing,
            Survivors survivors,
            Dialect dialect) {
        this.submitted = submitted;
        this.requestIds = requestIds;
        this.contactEvents = contactEvents;
        this.landing = landing;
        this.survivors = survivors;
        this.dialect = dialect;
    }

    /** An event came. It confirms what was claimed before, and is kept for answers that are still to come. */
    void received(String contactId, Instant receivedAt) {
        String hash = survivors.hash(contactId);
        long at = receivedAt.toEpochMilli();
        long now = dialect.now();
        contactEvents.received(hash, at);
        landing.complete(submitted.confirmable(hash, at), now);
        for (String requestId : requestIds.confirm(hash, at)) {
            completeWhenAllConfirmed(requestId, now);
        }
    }

    /**
     * CXone's answer gave ids.
     *
     * @param sent the contacts of this send, in their order
     * @param contactIds one for each contact sent, or one for each that the request was packed with, as CXone answers a
     *     repeat; in any other number they belong to the request
     */
    void identified(Request request, List<Entry> sent, List<String> contactIds, long now) {
        if (contactIds.isEmpty()) {
            return;
        }
        List<String> hashes = contactIds.stream().map(survivors::hash).toList();
        Map<String, Long> events = contactEvents.since(hashes, request.claimedAt());
        if (hashes.size() != sent.size() && hashes.size() != request.size()) {
            requestIds.add(request.id(), new LinkedHashSet<>(hashes), events);
            completeWhenAllConfirmed(request.id(), now);
            return;
        }
        boolean eachSent = hashes.size() == sent.size();
        var hashByEntry = new HashMap<Long, String>();
        for (int i = 0; i < sent.size(); i++) {
            Entry entry = sent.get(i);
            hashByEntry.put(entry.id(), hashes.get(eachSent ? i : entry.position()));
        }
        submitted.identify(hashByEntry);
        landing.complete(
                submitted.of(request.id()).stream()
                        .filter(entry -> events.containsKey(hashByEntry.get(entry.id())))
                        .toList(),
                now);
    }

    private void completeWhenAllConfirmed(String requestId, long now) {
        if (requestIds.allConfirmed(requestId)) {
            landing.complete(submitted.confirmableOf(requestId), now);
        }
    }
}
