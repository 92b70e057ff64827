package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.correction.Told;
import dev.contactenricher.correction.ToldPersons;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.store.Chunks;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
     * A person of a batch.
     *
     * @param joined ids of persons known before that turned out to be this one
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
     * What is told by person.
     *
     * @param payloads nothing of those that would be sent nothing
     * @param trimmed as {@link Enqueued#trimmed()}
     */
    public record Previews(Map<String, ObjectNode> payloads, Set<String> trimmed) {

        /** The previews of no persons. */
        public static final Previews NONE = new Previews(Map.of(), Set.of());
    }

    /**
     * With what waits of each person folded in.
     *
     * @param now when the batch came in
     */
    public Previews of(List<Candidate> persons, Instant now) {
        List<String> ids = persons.stream().flatMap(Candidate::ids).distinct().toList();
        Map<String, Entry> entries = new HashMap<>();
        Chunks.of(ids).forEach(some -> entries.putAll(waiting.seen(some)));
        Map<String, Told> held = told.of(ids);
        Map<String, ObjectNode> payloads = new HashMap<>();
        Set<String> trimmed = new HashSet<>();
        for (Candidate person : persons) {
            Survivor survivor = person.survivor();
            Instant since = now;
            List<Entry> older = older(person, entries);
            if (!older.isEmpty()) {
                Survivor waits = older.stream()
                        .map(entry -> survivors.open(entry))
                        .reduce(survivors::fold)
                        .orElseThrow();
                if (survivors.losesHistory(waits, survivor)) {
                    trimmed.add(person.personId());
                }
                survivor = survivors.fold(waits, survivor);
                since = older.getFirst().createdAt();
            }
            boolean isHeld =
                    person.ids().anyMatch(id -> requireNonNull(held.get(id)).isHeld());
            survivors.payload(survivor, since, isHeld).ifPresent(payload -> payloads.put(person.personId(), payload));
        }
        return new Previews(payloads, trimmed);
    }

    private static List<Entry> older(Candidate person, Map<String, Entry> entries) {
        return person.ids()
                .map(entries::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(Entry::id))
                .toList();
    }
}
