package dev.contactenricher.merge;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.privacy.Keys;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A contact that was let through says no, and is given up: CXone hears the no without it. */
@Component
class UnheardRefusals {

    private final SubmittedEntries submitted;
    private final Survivors survivors;
    private final Corrections corrections;

    UnheardRefusals(SubmittedEntries submitted, Survivors survivors, Corrections corrections) {
        this.submitted = submitted;
        this.survivors = survivors;
        this.corrections = corrections;
    }

    @EventListener
    void on(MergeEvent.Failed failed) {
        if (!failed.entry().isCorrection()) {
            List<Corrections.Refusal> refusals = submitted
                    .byIds(List.of(failed.entry().entryId()))
                    .stream()
                    .map(this::refusal)
                    .filter(refusal -> !refusal.channels().isEmpty())
                    .toList();
            corrections.hear(refusals, null, failed.at());
        }
    }

    private Corrections.Refusal refusal(Entry entry) {
        byte[] payload = entry.payload();
        if (payload == null) {
            return new Corrections.Refusal(entry.personId(), Set.of(), Keys.NONE);
        }
        Contact contact = survivors.open(payload).contact();
        Set<Channel> refused = EnumSet.allOf(Channel.class);
        refused.removeIf(channel -> !Boolean.FALSE.equals(contact.consent().to(channel)));
        return new Corrections.Refusal(entry.personId(), refused, Keys.of(contact));
    }
}
