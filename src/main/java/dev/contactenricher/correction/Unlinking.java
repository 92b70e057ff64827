package dev.contactenricher.correction;

import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.PersonEntries;
import dev.contactenricher.store.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Cuts the link between a person and what is kept of their contacts. What became of the contacts stays, but neither the
 * person's id, to which audit entries refer, nor a hash of a contact's values leads there any more.
 */
@Component
public class Unlinking {

    private final PersonEntries held;
    private final ToldPersons told;
    private final ToldKeys keys;
    private final RefusedNumbers numbers;

    Unlinking(PersonEntries held, ToldPersons told, ToldKeys keys, RefusedNumbers numbers) {
        this.held = held;
        this.told = told;
        this.keys = keys;
        this.numbers = numbers;
    }

    public void unlink(Collection<String> personIds) {
        List<Entry> entries = held.of(personIds);
        Map<String, String> corrected = corrected(entries);
        var ids = new HashMap<Long, String>();
        for (Entry entry : entries) {
            String own = corrected.get(entry.personId());
            ids.put(entry.id(), own != null && isOnItsWay(entry) ? own : Ids.random());
        }
        held.unlink(ids);
        corrected.forEach((person, id) -> told.give(List.of(person), id));
        told.forget(personIds);
        keys.forget(personIds);
        numbers.forget(personIds);
    }

    /**
     * A correction goes behind what is in flight of its person, and says what CXone was told, without telling whose
     * it is.
     */
    private static Map<String, String> corrected(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.isCorrection() && isOnItsWay(entry))
                .collect(Collectors.toMap(Entry::personId, entry -> Ids.random(), (one, other) -> other));
    }

    private static boolean isOnItsWay(Entry entry) {
        return entry.state() == EntryState.QUEUED || entry.state() == EntryState.SUBMITTED;
    }
}
