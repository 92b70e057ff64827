package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.store.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Finds persons by their keys, a batch at a time, and remembers what a batch tells of them. */
@Component
class PersonIndex {

    private final PersonTable persons;
    private final PhoneTable phones;
    private final Dialect dialect;
    private final ApplicationEventPublisher events;

    PersonIndex(PersonTable persons, PhoneTable phones, Dialect dialect, ApplicationEventPublisher events) {
        this.persons = persons;
        this.phones = phones;
        this.dialect = dialect;
        this.events = events;
    }

    /** Puts the contacts of a batch beside everybody known who shares a key with one of them. */
    Recognition recognize(List<Contact> contacts, BatchKeys keys) {
        persons.share();
        List<byte[]> phoneHashes = keys.allPhones();
        List<PersonTable.Row> known = new ArrayList<>(persons.byEmail(keys.ownEmails()));
        known.addAll(persons.byPhone(phoneHashes));
        var shared = new SharedKeys(
                texts(persons.sharedEmails(keys.sharedEmails()), keys.emails()),
                texts(phones.shared(phoneHashes), keys.phones()));
        return new Recognition(contacts, keys, known, shared);
    }

    /** @param sharedPhones hashes of phones that tell nobody's identity from now on */
    void remember(List<Recognized> recognized, List<byte[]> sharedPhones) {
        long now = dialect.now();
        recognized.stream().filter(person -> !person.joined().isEmpty()).forEach(this::join);
        persons.insert(recognized.stream().filter(Recognized::isNew).toList(), now);
        // in the order of their ids, so that batches with persons in common wait for each other instead of deadlock
        persons.learn(
                recognized.stream()
                        .filter(person -> !person.isNew())
                        .sorted(Comparator.comparing(Recognized::id))
                        .toList(),
                now);
        phones.add(recognized);
        phones.share(sharedPhones);
    }

    void admit(Collection<String> ids) {
        persons.admit(ids);
    }

    void lock() {
        persons.lock();
    }

    List<String> byEmail(byte[] hash) {
        return persons.idsByEmail(hash);
    }

    List<String> byPhone(byte[] hash) {
        return phones.persons(hash);
    }

    List<String> joined(Collection<String> ids) {
        return persons.joined(ids);
    }

    List<byte[]> ownEmail(String id) {
        return persons.ownEmail(id);
    }

    void delete(Collection<String> ids) {
        phones.delete(ids);
        persons.delete(ids);
    }

    private void join(Recognized person) {
        for (String joined : person.joined()) {
            phones.move(joined, person.id());
            persons.join(person.id(), joined);
        }
        if (person.admitted()) {
            persons.admit(List.of(person.id()));
        }
        events.publishEvent(new PersonsJoined(person.id(), person.joined()));
    }

    private static Set<String> texts(List<byte[]> found, KeyHashes hashes) {
        return found.stream().map(hashes::keyOf).map(Objects::requireNonNull).collect(Collectors.toUnmodifiableSet());
    }
}
