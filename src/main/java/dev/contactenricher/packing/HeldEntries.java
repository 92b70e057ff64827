package dev.contactenricher.packing;

import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.PersonEntries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What the queue holds about persons. */
@Component
public class HeldEntries {

    private final PersonEntries kept;
    private final Payloads payloads;

    HeldEntries(PersonEntries kept, Payloads payloads) {
        this.kept = kept;
        this.payloads = payloads;
    }

    public List<HeldEntry> of(List<String> personIds) {
        List<Entry> entries = kept.of(personIds);
        Map<Long, ObjectNode> contacts = payloads.of(
                entries.stream().filter(entry -> entry.payload() != null).toList());
        return entries.stream()
                .map(entry -> held(entry, contacts.get(entry.id())))
                .toList();
    }

    private static HeldEntry held(Entry entry, @Nullable ObjectNode contact) {
        boolean correction = entry.isCorrection();
        return new HeldEntry(
                correction ? null : entry.jobId(),
                correction ? null : entry.ref().index(),
                entry.state().name().toLowerCase(Locale.ROOT),
                entry.createdAt(),
                contact);
    }
}
