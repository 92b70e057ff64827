package dev.contactenricher.correction;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.queue.PersonEntries;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.records.Keys;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Contacts that were let through say no, and do not get as far as CXone: it has to hear the no without them. */
@Component
public class UnheardRefusals {

    private final PersonEntries held;
    private final SubmittedEntries submitted;
    private final Survivors survivors;
    private final Corrections corrections;

    public UnheardRefusals(
            PersonEntries held, SubmittedEntries submitted, Survivors survivors, Corrections corrections) {
        this.held = held;
        this.submitted = submitted;
        this.survivors = survivors;
        this.corrections = corrections;
    }

    /** What is kept of these persons that says no; to be asked before it is stopped. */
    public List<Corrections.Refusal> of(Collection<String> persons) {
        return refusals(held.unconfirmed(persons));
    }

    /** CXone hears what these entries say no to, as they are going to be deleted. */
    public void hear(List<Entry> entries, Instant at) {
        corrections.hear(refusals(entries), null, at);
    }

    @EventListener
    void on(MergeEvent.Failed failed) {
        if (!failed.entry().isCorrection()) {
            List<Entry> entries = submitted.byIds(List.of(failed.entry().entryId()));
            hear(entries, failed.at());
        }
    }

    private List<Corrections.Refusal> refusals(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.payload() != null)
                .map(this::refusal)
                .filter(refusal -> !refusal.channels().isEmpty())
                .toList();
    }

    private Corrections.Refusal refusal(Entry entry) {
        Contact contact = survivors.open(entry).contact();
        Set<Channel> refused = EnumSet.allOf(Channel.class);
        refused.removeIf(channel -> !Boolean.FALSE.equals(contact.consent().to(channel)));
        return new Corrections.Refusal(entry.personId(), refused, Keys.of(contact));
    }
}
