package dev.contactenricher.correction;

import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.MergeEvent.Withdrawn;
import dev.contactenricher.queue.SubmittedEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What becomes of corrections when their persons turn out to be one, or are erased. */
@Component
public class CorrectionChanges {

    private final CorrectionEntries entries;
    private final SubmittedEntries submitted;
    private final ToldPersons told;
    private final ToldKeys keys;
    private final RefusedNumbers numbers;
    private final ApplicationEventPublisher events;

    CorrectionChanges(
            CorrectionEntries entries,
            SubmittedEntries submitted,
            ToldPersons told,
            ToldKeys keys,
            RefusedNumbers numbers,
            ApplicationEventPublisher events) {
        this.entries = entries;
        this.submitted = submitted;
        this.told = told;
        this.keys = keys;
        this.numbers = numbers;
        this.events = events;
    }

    /** Before the entries are given away: still at most one correction of theirs waits. */
    public void join(Collection<String> from, String to) {
        var all = new ArrayList<>(from);
        all.add(to);
        List<Entry> waiting = entries.of(all).values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.state() == EntryState.QUEUED)
                .toList();
        if (waiting.size() > 1) {
            Entry first = waiting.getFirst();
            List<Entry> others = waiting.subList(1, waiting.size());
            Correction both =
                    waiting.stream().map(entries::open).reduce(Correction::with).orElseThrow();
            entries.change(Map.of(first.id(), both));
            entries.remove(others.stream().map(Entry::id).toList());
        }
        told.give(from, to);
        keys.give(from, to);
        numbers.give(from, to);
    }

    /**
     * What is on its way still goes, once; what was given up is forgotten.
     *
     * @return how many are on their way
     */
    public int erase(Collection<String> persons, Instant now) {
        var onTheirWay = new HashMap<Long, Correction>();
        var givenUp = new ArrayList<Entry>();
        entries.of(persons).values().stream().flatMap(List::stream).forEach(entry -> {
            if (entry.state() == EntryState.FAILED) {
                givenUp.add(entry);
            } else {
                onTheirWay.put(entry.id(), entries.open(entry).ofErasedPerson());
            }
        });
        entries.change(onTheirWay);
        if (!givenUp.isEmpty()) {
            submitted.stop(givenUp, now);
            events.publishEvent(new Withdrawn(givenUp.stream().map(Entry::ref).toList(), now));
        }
        return onTheirWay.size();
    }
}
