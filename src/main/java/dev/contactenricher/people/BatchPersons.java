package dev.contactenricher.people;

import dev.contactenricher.identity.Candidate;
import dev.contactenricher.identity.SharedKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The persons of a batch as if they were known already, for what else came with the batch: whether they were written
 * down makes no difference.
 */
final class BatchPersons {

    static final BatchPersons NONE = new BatchPersons(List.of(), List.of(), SharedKeys.NONE);

    private final Map<String, Recognized> standing = new HashMap<>();
    private final List<Recognized> persons;
    private final List<PersonLookup.Row> contacts;
    private final SharedKeys shared;

    /**
     * @param contacts of these persons, each as a row of its person
     * @param shared keys that turned out to be shared
     */
    BatchPersons(List<Recognized> persons, List<PersonLookup.Row> contacts, SharedKeys shared) {
        this.persons = persons;
        this.contacts = contacts;
        this.shared = shared;
        for (Recognized person : persons) {
            standing.put(person.id(), person);
            person.identity().joined().forEach(id -> standing.put(id, person));
        }
    }

    /** The row under the id that its person has now, as the batch may have joined it with another one. */
    PersonLookup.Row standing(PersonLookup.Row row) {
        Recognized person = standing.get(row.id());
        return person == null ? row : row.of(person);
    }

    /** Those contacts of the batch that have a key in common with one of these. */
    List<PersonLookup.Row> sharing(List<Candidate> others) {
        if (contacts.isEmpty()) {
            return List.of();
        }
        Set<byte[]> keys = new TreeSet<>(Arrays::compare);
        others.stream()
                .flatMap(other -> Stream.of(other.email(), other.phone(), other.crmId()))
                .filter(Objects::nonNull)
                .map(Pseudonyms::bytes)
                .forEach(keys::add);
        return contacts.stream()
                .filter(row -> Stream.of(row.email(), row.phone(), row.crmId())
                        .anyMatch(key -> key != null && keys.contains(key)))
                .toList();
    }

    SharedKeys and(SharedKeys known) {
        return new SharedKeys(
                union(known.emails(), shared.emails()),
                union(known.phones(), shared.phones()),
                union(known.crmIds(), shared.crmIds()));
    }

    /** The new persons that only their content identifies. */
    Stream<PersonLookup.Same> byContent() {
        return persons.stream()
                .filter(person -> person.isNew() && person.learnt().content() != null)
                .map(person -> new PersonLookup.Same(
                        person.id(),
                        person.learnt().content(),
                        person.identity().admitted()));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        if (other.isEmpty()) {
            return one;
        }
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
