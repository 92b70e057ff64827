package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.correction.Told;
import dev.contactenricher.correction.ToldPersons;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.queue.Chunks;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Tells what CXone would be told of persons of a batch. Reads only, in the caller's transaction. */
@Service
public class MergePreview {

    private final WaitingEntries waiting;
    private final ToldPersons told;
    private final Survivors survivors;

    MergePreview(WaitingEntries waiting, ToldPersons told, Survivors survivors) {
        this.waiting = waiting;
        this.told = told;
        this.survivors = survivors;
    }

    /**
     * Someone of a batch.
     *
     * @param joined ids of persons known before who turned out to be this one
     */
    public record Candidate(String personId, Collection<String> joined, Survivor survivor) {

        private Stream<String> ids() {
            return Stream.concat(joined.stream(), Stream.of(personId));
        }

        @Override
        public String toString() {
            return "Candidate[…]";
        }
    }

    /**
     * By person, with what waits of them folded in; nothing of those who would be sent nothing.
     *
     * @param now when the batch came in
     */
    public Map<String, ObjectNode> of(List<Candidate> persons, Instant now) {
        List<String> ids = persons.stream().flatMap(Candidate::ids).distinct().toList();
        Map<String, Entry> entries = new HashMap<>();
        Chunks.of(ids).forEach(some -> entries.putAll(waiting.seen(some)));
        Map<String, Told> held = told.of(ids);
        Map<String, ObjectNode> payloads = new HashMap<>();
        for (Candidate person : persons) {
            boolean isHeld =
                    person.ids().anyMatch(id -> requireNonNull(held.get(id)).isHeld());
            payload(person, entries, isHeld, now).ifPresent(payload -> payloads.put(person.personId(), payload));
        }
        return payloads;
    }

    private Optional<ObjectNode> payload(Candidate person, Map<String, Entry> entries, boolean isHeld, Instant now) {
        List<Entry> older = new ArrayList<>(
                person.ids().map(entries::get).filter(Objects::nonNull).toList());
        older.sort(Comparator.comparingLong(Entry::id));
        if (older.isEmpty()) {
            return survivors.payload(person.survivor(), now, isHeld);
        }
        Survivor waits = older.stream()
                .map(entry -> survivors.open(requireNonNull(entry.payload())))
                .reduce(survivors::fold)
                .orElseThrow();
        Instant since = Instant.ofEpochMilli(older.getFirst().createdAt());
        return survivors.payload(survivors.fold(waits, person.survivor()), since, isHeld);
    }
}
