package dev.contactenricher.intake;

import static java.util.stream.Collectors.toMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.people.ConcernedPersons;
import dev.contactenricher.people.ConsentMemory;
import dev.contactenricher.people.People;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.records.PrivacyEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Treats a contact that says no like a withdrawal (the contract's section 4): it is remembered by every key that it came
 * with, and stops or corrects what waits, is in flight or was exported of that person, and of others that were let through
 * with one of these keys, unless their names contradict each other. A no that does not say when it was said counts from when
 * it was heard, also of a person of which nothing is let through: only a yes that is known to be later beats it.
 */
@Component
class ContactRefusals {

    private final People people;
    private final ConcernedPersons concerned;
    private final PersonRooms rooms;

    ContactRefusals(People people, ConcernedPersons concerned, PersonRooms rooms) {
        this.people = people;
        this.concerned = concerned;
        this.rooms = rooms;
    }

    /** @param persons of the batch, those included that only rejected contacts are of */
    void obey(List<Person> persons, String actor, Instant now) {
        List<People.Refusal> refusals = persons.stream()
                .flatMap(person -> person.known().refusals().stream()
                        .map(refusal -> new People.Refusal(person.id(), refusal.keys(), refusal.channels())))
                .toList();
        Map<String, List<ConcernedPersons.Concerned>> others = others(refusals, persons, now);

        List<People.Refusal> remembered = refusals.stream()
                .filter(refusal -> !refusal.keys().isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        List<PrivacyEvent.Refusal> news = new ArrayList<>();
        List<PrivacyEvent.Refusal> unadmitted = new ArrayList<>();
        List<PrivacyEvent.Refusal> repeated = new ArrayList<>();
        Map<String, ConsentMemory> memories = new HashMap<>();
        for (Person person : persons) {
            Map<Channel, Instant> refused = refused(person);
            if (!refused.isEmpty()) {
                remembered.add(new People.Refusal(person.id(), List.of(), refused));
            }
            Map<Channel, Instant> newly = newlyRefused(person, refused);
            if (!newly.isEmpty()) {
                boolean admitted = person.known().identity().admitted();
                (admitted ? news : unadmitted).add(news(person.id(), newly, person, !person.isRefused()));
            }
            person.refusingNumbers()
                    .forEach((number, channels) -> repeated.add(new PrivacyEvent.Refusal(
                            person.id(), channels, new Keys(null, number, null), false, false)));
            for (ConcernedPersons.Concerned other : others.getOrDefault(person.id(), List.of())) {
                remembered.add(new People.Refusal(other.personId(), List.of(), other.channels()));
                if (other.news().isEmpty()) {
                    continue;
                }
                boolean isLetThrough = other.memory().evidence().isEmpty();
                memories.put(
                        other.personId(), other.memory().without(other.news().keySet()));
                news.add(news(other.personId(), other.news(), person, isLetThrough));
            }
        }
        people.refuse(remembered);
        people.remember(memories);
        unadmitted.removeIf(PrivacyEvent.Refusal::ownContact);
        if (!news.isEmpty() || !unadmitted.isEmpty() || !repeated.isEmpty()) {
            rooms.refuse(new PrivacyEvent.Refused(news, unadmitted, repeated, actor, now));
        }
    }

    private Map<String, List<ConcernedPersons.Concerned>> others(
            List<People.Refusal> refusals, List<Person> persons, Instant now) {
        // a person of the batch was decided about with what its other contacts refuse
        Set<String> decided = persons.stream().map(Person::id).collect(Collectors.toSet());
        return concerned.by(refusals, now).stream()
                .filter(other -> !decided.contains(other.personId()))
                .collect(Collectors.groupingBy(ConcernedPersons.Concerned::refused));
    }

    private static PrivacyEvent.Refusal news(
            String personId, Map<Channel, Instant> channels, Person refusing, boolean letThrough) {
        Keys keys = Keys.of(refusing.survivor().contact());
        boolean ownContact = letThrough
                && personId.equals(refusing.id())
                && !refusing.indexes().isEmpty();
        return new PrivacyEvent.Refusal(personId, channels, keys, letThrough, ownContact);
    }

    /** What the batch refuses, with when that was said, but for what is remembered as refused just then. */
    private static Map<Channel, Instant> refused(Person person) {
        return person.refusals().entrySet().stream()
                .filter(refusal -> !refusal.getValue()
                        .equals(person.known().refusedBefore().get(refusal.getKey())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What was refused before, and not granted and let through since, is no news, unless the person is turned away for it now
     * and was not then.
     */
    private static Map<Channel, Instant> newlyRefused(Person person, Map<Channel, Instant> refused) {
        ConsentMemory memory = person.known().memory();
        Map<Channel, Instant> before = person.known().refusedBefore();
        Map<Channel, Instant> newly = memory.news(refused, before);
        if (person.isRefused()) {
            newly.putAll(memory.countingNow(person.refusals(), before));
        }
        return newly;
    }
}
