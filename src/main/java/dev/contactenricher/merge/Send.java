package dev.contactenricher.merge;

import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.packing.Request;
import dev.contactenricher.queue.Entry;
import java.time.Instant;
import java.util.List;

/**
 * A send that was answered.
 *
 * @param left its contacts that are still to be merged
 */
record Send(Claim claim, Request request, List<Entry> left, Instant now) {

    /** The same, with less left. */
    Send leaving(List<Entry> entries) {
        return new Send(claim, request, entries, now);
    }

    Instant claimedAt() {
        return claim.claimedAt();
    }

    boolean isAlone() {
        return claim.entries().size() == 1;
    }
}
