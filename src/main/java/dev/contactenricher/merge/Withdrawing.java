package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.packing.Landing;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.PersonEntries;
import dev.contactenricher.queue.PersonEntries.Corrected;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Stops what is kept of persons that withdrew their consent or are to be forgotten. */
@Component
class Withdrawing {

    /** Equals no content: whether CXone holds it as it was or as corrected cannot be told. */
    private static final String UNKNOWN_CONTENT = "";

    private final PersonEntries held;
    private final DispatchTable dispatch;
    private final Survivors survivors;
    private final Landing landing;
    private final MergedPersons persons;
    private final Dialect dialect;

    Withdrawing(
            PersonEntries held,
            DispatchTable dispatch,
            Survivors survivors,
            Landing landing,
            MergedPersons persons,
            Dialect dialect) {
        this.held = held;
        this.dispatch = dispatch;
        this.survivors = survivors;
        this.landing = landing;
        this.persons = persons;
        this.dialect = dialect;
    }

    int withdraw(Collection<String> personIds) {
        int stopped = 0;
        // no contact is claimed, answered or timed out between the statements, which would miss it
        dispatch.lock();
        for (List<String> some : Chunks.of(personIds)) {
            List<Entry> entries = held.lockStoppable(some);
            landing.stop(entries, dialect.instant());
            held.leaveOut(some);
            persons.forget(some);
            stopped += entries.size();
        }
        return stopped;
    }

    /**
     * Makes whatever is kept of these persons say no where they do: no claim, repeat or retry says otherwise from now on.
     *
     * @param refusals by person and channel, when
     * @return those of which something waits, which is going to say so
     */
    Set<String> correct(Map<String, Map<Channel, Instant>> refusals) {
        var waiting = new HashSet<String>();
        for (List<String> some : Chunks.of(refusals.keySet())) {
            List<Entry> entries = held.lockUnconfirmed(some);
            held.correct(entries.stream()
                    .map(entry -> corrected(entry, requireNonNull(refusals.get(entry.personId()))))
                    .toList());
            entries.stream()
                    .filter(entry -> entry.state() == EntryState.QUEUED)
                    .map(Entry::personId)
                    .forEach(waiting::add);
        }
        return waiting;
    }

    private Corrected corrected(Entry entry, Map<Channel, Instant> refused) {
        var survivor = survivors.refusing(survivors.open(entry), refused);
        String hash = entry.state() == EntryState.QUEUED ? survivors.contentHash(survivor) : UNKNOWN_CONTENT;
        return new Corrected(entry.id(), survivors.seal(survivor), hash);
    }

    int inFlight(Collection<String> personIds) {
        return held.inFlight(personIds);
    }
}
