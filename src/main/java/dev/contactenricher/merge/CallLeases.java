package dev.contactenricher.merge;

import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.PersonEntries;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Whether a delivery that is under way may go on. */
@Component
class CallLeases {

    private final Requests requests;
    private final PersonEntries held;
    private final MergeSettings settings;

    CallLeases(Requests requests, PersonEntries held, MergeSettings settings) {
        this.requests = requests;
        this.held = held;
        this.settings = settings;
    }

    /** Keeps the lease; false when it was lost to another one. */
    boolean keep(Claim claim, Instant now) {
        return requests.prolong(claim.request().id(), claim.sendId(), now.plus(settings.lease()));
    }

    boolean isWithdrawn(Claim claim, int recipient) {
        return held.isWithdrawn(claim.entries().get(recipient));
    }
}
