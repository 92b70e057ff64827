package dev.contactenricher.merge;

import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.packing.Disclosures;
import dev.contactenricher.packing.Packing;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent.Claimed;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.Dispatch;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes a send down before it happens: its permit, its lease, and what it discloses. */
@Component
class Sends {

    private final ClaimBudget budget;
    private final Requests requests;
    private final Disclosures disclosures;
    private final MergeSettings settings;
    private final ApplicationEventPublisher events;

    Sends(
            ClaimBudget budget,
            Requests requests,
            Disclosures disclosures,
            MergeSettings settings,
            ApplicationEventPublisher events) {
        this.budget = budget;
        this.requests = requests;
        this.disclosures = disclosures;
        this.settings = settings;
        this.events = events;
    }

    Claim claim(Dispatch state, Packing.Parcel parcel, Instant now) {
        Instant leaseUntil = now.plus(settings.lease());
        String id = parcel.request().id();
        long sendId = budget.take(state, id, now, leaseUntil);
        requests.sending(id, sendId, now, leaseUntil);
        disclosures.note(parcel, sendId, now);
        state.pauses().claims(leaseUntil);
        Request request = requests.get(id);
        // what is only read back tells CXone nothing
        if (!request.history().isWritten()) {
            List<EntryRef> sent = parcel.entries().stream().map(Entry::ref).toList();
            events.publishEvent(new Claimed(id, sent, request.sends().count(), now));
        }
        boolean probe = state.pauses().isProbing();
        return new Claim(request, sendId, now, leaseUntil, parcel.entries(), parcel.contacts(), probe);
    }
}
