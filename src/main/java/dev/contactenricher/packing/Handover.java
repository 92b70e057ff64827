package dev.contactenricher.packing;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.queue.Survivors;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands on what may be told of contacts whose merge is just being confirmed; leaves out what was withdrawn meanwhile. */
@Component
public class Handover {

    private final SubmittedEntries submitted;
    private final Survivors survivors;
    private final ObjectProvider<ConfirmedContacts> receivers;

    /** @param receivers looked up late, as they look into the queue */
    public Handover(SubmittedEntries submitted, Survivors survivors, ObjectProvider<ConfirmedContacts> receivers) {
        this.submitted = submitted;
        this.survivors = survivors;
        this.receivers = receivers;
    }

    void confirmed(List<Entry> entries, Instant at) {
        List<ConfirmedContacts> wanting =
                receivers.stream().filter(ConfirmedContacts::areWanted).toList();
        if (!wanting.isEmpty()) {
            List<MergedContact> contacts = contacts(entries, at);
            wanting.forEach(receiver -> receiver.confirmed(contacts));
        }
    }

    protected List<MergedContact> contacts(List<Entry> entries, Instant at) {
        return submitted.byIds(entries.stream().map(Entry::id).toList()).stream()
                .filter(entry -> entry.payload() != null && !entry.isCorrection())
                .map(entry -> contact(entry, survivors.open(entry).contact(), at))
                .toList();
    }

    private static MergedContact contact(Entry entry, Contact contact, Instant now) {
        EmailAddress email = contact.email();
        return new MergedContact(
                entry.ref(),
                contact.externalCrmId(),
                email == null ? null : email.value(),
                contact.consent().email(),
                now);
    }
}
