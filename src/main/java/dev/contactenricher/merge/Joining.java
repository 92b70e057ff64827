package dev.contactenricher.merge;

import dev.contactenricher.correction.CorrectionChanges;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeEvent.Folded;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.NewEntry;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Persons that turn out to be one: still at most one contact of theirs waits, behind everything of theirs that is in flight.
 */
@Component
class Joining {

    private static final Comparator<Entry> FIRST_SENT = Comparator.comparing(
                    (Entry entry) -> entry.place().lane())
            .thenComparingLong(entry -> entry.place().turn())
            .thenComparingLong(Entry::id);

    private final WaitingEntries waiting;
    private final MergedPersons merged;
    private final CorrectionChanges corrections;
    private final Survivors survivors;
    private final Dialect dialect;
    private final ApplicationEventPublisher events;

    Joining(
            WaitingEntries waiting,
            MergedPersons merged,
            CorrectionChanges corrections,
            Survivors survivors,
            Dialect dialect,
            ApplicationEventPublisher events) {
        this.waiting = waiting;
        this.merged = merged;
        this.corrections = corrections;
        this.survivors = survivors;
        this.dialect = dialect;
        this.events = events;
    }

    void join(Collection<String> joined, String personId) {
        List<String> all = new ArrayList<>(joined);
        all.add(personId);
        Set<String> held = waiting.held(all);
        List<Entry> entries = new ArrayList<>(waiting.of(all).values());
        entries.sort(FIRST_SENT);
        if (entries.size() > 1) {
            fold(entries.getFirst(), entries.subList(1, entries.size()));
        }
        corrections.join(joined, personId);
        waiting.give(joined, personId);
        if (!held.isEmpty()) {
            waiting.block(Set.of(personId));
        }
        // CXone may have confirmed two profiles, of which neither is the whole person
        merged.forget(all);
    }

    private void fold(Entry into, List<Entry> others) {
        List<Entry> byAge = new ArrayList<>(others);
        byAge.add(into);
        byAge.sort(Comparator.comparingLong(Entry::id));
        var all = byAge.stream()
                .map(entry -> survivors.open(entry))
                .reduce(survivors::fold)
                .orElseThrow();
        waiting.fold(Map.of(into.id(), NewEntry.of(into.ref(), into.place(), all, survivors)));
        waiting.remove(others);
        Instant now = dialect.instant();
        others.forEach(other -> events.publishEvent(new Folded(other.ref(), into.ref(), now)));
    }
}
