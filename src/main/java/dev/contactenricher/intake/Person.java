package dev.contactenricher.intake;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import dev.contactenricher.consent.ConsentDecision;
import dev.contactenricher.consent.ConsentDecision.Granted;
import dev.contactenricher.consent.ConsentDecision.Overridden;
import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.jobs.JobContact.ConsentRecord;
import dev.contactenricher.people.ContactRefusal;
import dev.contactenricher.people.KnownPerson;
import dev.contactenricher.people.PersonSearch;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person of a batch, with the decision about them.
 *
 * @param survivor what is known of them: of this batch, remembered, and refused by others with the same key
 * @param indexes where the batch speaks of them, ascending; the first one stands for them. None when all that speaks of
 *     them was rejected for itself
 * @param sealed the survivor as the queue keeps it, if that was made ready
 */
record Person(
        KnownPerson known,
        Survivor survivor,
        List<Integer> indexes,
        ConsentDecision decision,
        String contentHash,
        byte @Nullable [] sealed) {

    /** The random id. */
    String id() {
        return known.personId();
    }

    /** What a guard of dedup has to say about each of these contacts. */
    List<Finding> warnings() {
        return known.group().warnings();
    }

    /** The same, those of these ids with the warning that not all of their interaction history is kept. */
    static List<Person> warned(List<Person> persons, Set<String> trimmed) {
        return persons.stream()
                .map(person -> trimmed.contains(person.id()) ? person.trimmed() : person)
                .toList();
    }

    private Person trimmed() {
        return new Person(known.trimmed(), survivor, indexes, decision, contentHash, sealed);
    }

    int representative() {
        return indexes.getFirst();
    }

    boolean isRefused() {
        return decision instanceof Refused;
    }

    /** The channels that are refused, with when that was said: by the receipt of the batch where no date stands. */
    Map<Channel, Instant> refusals() {
        return Stream.of(Channel.values())
                .filter(channel ->
                        Boolean.FALSE.equals(survivor().contact().consent().to(channel)))
                .collect(toMap(
                        channel -> channel,
                        channel -> requireNonNullElse(survivor().stamp(channel.field()), known.saidUntil())));
    }

    /**
     * By which numbers what is refused and when, whether that was refused before without them or not; but for the number that
     * a contact which is let through brings to wherever it is told.
     */
    Map<String, Map<Channel, Instant>> refusingNumbers() {
        Map<Channel, Instant> binding = known.memory().binding(refusals());
        Map<String, Map<Channel, Instant>> numbers = new LinkedHashMap<>();
        for (ContactRefusal refusal : known.refusals()) {
            if (refusal.number() != null) {
                Map<Channel, Instant> refused = new HashMap<>(binding);
                refused.keySet().retainAll(refusal.channels().keySet());
                numbers.computeIfAbsent(refusal.number(), number -> new HashMap<>())
                        .putAll(refused);
            }
        }
        String own = PersonSearch.number(survivor.contact());
        if (own != null && !indexes.isEmpty()) {
            numbers.put(own, isRefused() ? binding : Map.of());
        }
        numbers.values().removeIf(Map::isEmpty);
        return numbers;
    }

    ConsentRecord consentRecord() {
        String name = switch (decision) {
            case Granted ignored -> "granted";
            case Overridden ignored -> "overridden";
            case Refused ignored -> "refused";
        };
        return new ConsentRecord(name, decision.rule(), String.join(",", decision.evidence()));
    }

    @Override
    public String toString() {
        return "Person[…]";
    }
}
