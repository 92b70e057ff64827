package dev.contactenricher.packing;

import static java.util.Objects.requireNonNullElse;

import dev.contactenricher.correction.CorrectionEntries;
import dev.contactenricher.correction.Told;
import dev.contactenricher.correction.ToldPersons;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Survivors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What CXone is told of each entry, decided when it is sent, as that depends on what CXone was told before. */
@Component
class Payloads {

    private final Survivors survivors;
    private final CorrectionEntries corrections;
    private final ToldPersons told;

    Payloads(Survivors survivors, CorrectionEntries corrections, ToldPersons told) {
        this.survivors = survivors;
        this.corrections = corrections;
        this.told = told;
    }

    /** By entry; nothing of those that must not be sent, or need not be sent any more. */
    Map<Long, ObjectNode> of(List<Entry> entries) {
        Map<String, Told> held = told.of(entries.stream().map(Entry::personId).toList());
        var payloads = new HashMap<Long, ObjectNode>();
        for (Entry entry : entries) {
            Told before =
                    requireNonNullElse(held.get(entry.personId()), Told.NOTHING).without(entry.id());
            payload(entry, before).ifPresent(payload -> payloads.put(entry.id(), payload));
        }
        return payloads;
    }

    private Optional<ObjectNode> payload(Entry entry, Told before) {
        if (entry.withdrawn()) {
            return Optional.empty();
        }
        if (entry.isCorrection()) {
            return corrections.open(entry).payload(before);
        }
        return survivors.payload(survivors.open(entry), entry.createdAt(), before.isHeld());
    }
}
