package dev.contactenricher.merge;

import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.FailedEntries;
import dev.contactenricher.queue.FailedEntries.Kind;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.queue.MergeEvent.Folded;
import dev.contactenricher.queue.MergeEvent.Replayed;
import dev.contactenricher.queue.MergeEvent.Superseded;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.NewEntry;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sends contacts again that were given up, unless CXone has newer news of the person. */
@Component
class Requeuing {

    private final FailedEntries letters;
    private final WaitingEntries waiting;
    private final MergedPersons merged;
    private final Survivors survivors;
    private final Dialect dialect;
    private final ApplicationEventPublisher events;

    Requeuing(
            FailedEntries letters,
            WaitingEntries waiting,
            MergedPersons merged,
            Survivors survivors,
            Dialect dialect,
            ApplicationEventPublisher events) {
        this.letters = letters;
        this.waiting = waiting;
        this.merged = merged;
        this.survivors = survivors;
        this.dialect = dialect;
        this.events = events;
    }

    /** @return false when it is no dead letter any more */
    boolean requeue(long number, Lane lane, long turn) {
        Optional<Entry> entry = letters.find(Kind.CONTACT, number);
        entry.ifPresent(letter -> letters.newerThan(letter)
                .ifPresentOrElse(news -> supersede(letter, news), () -> requeue(letter, lane, turn)));
        return entry.isPresent();
    }

    private void supersede(Entry letter, Entry news) {
        letters.delete(letter);
        events.publishEvent(new Superseded(letter.ref(), news.ref(), news.state(), now()));
    }

    private void requeue(Entry entry, Lane lane, long turn) {
        Set<String> person = Set.of(entry.personId());
        boolean held = !waiting.held(person).isEmpty();
        Entry present = waiting.of(person).get(entry.personId());
        events.publishEvent(new Replayed(entry.ref(), now()));
        // what was confirmed since it failed is no longer the last that CXone hears of the person
        merged.forget(person);
        if (present != null) {
            fold(entry, present);
            return;
        }
        letters.requeue(entry, lane, turn);
        if (held || !waiting.held(person).isEmpty()) {
            waiting.block(person);
        }
    }

    /** The waiting entry goes on with what both say; the later of their jobs brought the later news. */
    private void fold(Entry entry, Entry present) {
        boolean later = entry.jobId().compareTo(present.jobId()) > 0;
        Entry older = later ? present : entry;
        Entry newer = later ? entry : present;
        var both = survivors.fold(survivors.open(older), survivors.open(newer));
        waiting.fold(Map.of(present.id(), NewEntry.of(newer.ref(), present.place(), both, survivors)));
        letters.delete(entry);
        events.publishEvent(new Folded(entry.ref(), present.ref(), now()));
    }

    private Instant now() {
        return dialect.instant();
    }
}
