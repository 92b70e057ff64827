package dev.contactenricher.merge;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.queue.Chunks;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what may be told of contacts whose merge is just being confirmed. */
@Component
class MergedContacts {

    private final SubmittedEntries submitted;
    private final Survivors survivors;
    private final Dialect dialect;

    MergedContacts(SubmittedEntries submitted, Survivors survivors, Dialect dialect) {
        this.submitted = submitted;
        this.survivors = survivors;
        this.dialect = dialect;
    }

    List<MergedContact> of(Collection<Long> entryIds) {
        Instant now = Instant.ofEpochMilli(dialect.now());
        var contacts = new ArrayList<MergedContact>();
        for (List<Long> ids : Chunks.of(new ArrayList<>(entryIds))) {
            for (Entry entry : submitted.byIds(ids)) {
                byte[] payload = entry.payload();
                if (payload != null && !entry.isCorrection()) {
                    contacts.add(contact(entry, survivors.open(payload).contact(), now));
                }
            }
        }
        return contacts;
    }

    private static MergedContact contact(Entry entry, Contact contact, Instant now) {
        EmailAddress email = contact.email();
        return new MergedContact(
                entry.id(),
                entry.personId(),
                entry.jobId(),
                entry.index(),
                contact.externalCrmId(),
                email == null ? null : email.value(),
                contact.consent().email(),
                now);
    }
}
