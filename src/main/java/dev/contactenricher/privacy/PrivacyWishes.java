package dev.contactenricher.privacy;

import static java.util.stream.Collectors.toMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.dedup.People;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fulfils what persons wish, each wish whole in one transaction, while no batch is taken in. */
@Service
@Transactional
class PrivacyWishes {

    private final People people;
    private final List<HeldData> rooms;
    private final ApplicationEventPublisher events;
    private final Dialect dialect;

    PrivacyWishes(People people, List<HeldData> rooms, ApplicationEventPublisher events, Dialect dialect) {
        this.people = people;
        this.rooms = rooms;
        this.events = events;
        this.dialect = dialect;
    }

    /** @param erased how many persons were forgotten */
    record Erasure(int erased, int inFlight) {}

    record Withdrawal(int stopped, int inFlight) {}

    /**
     * @param subject the first of {@code subjects}, or null when nothing is held
     * @param subjects the ids that audit entries use; several when the e-mail and the phone lead to several persons
     * @param held by room
     */
    record Access(@Nullable String subject, List<String> subjects, Map<String, List<?>> held) {}

    Erasure erase(String receiptId, Subject subject, String actor) {
        List<String> persons = lockedPersons(subject);
        var tally = new Tally();
        Instant now = now();
        List<byte[]> hashes = people.keys(subject.emailKey(), subject.e164());
        events.publishEvent(new PrivacyEvent.Erased(persons, hashes, subject.keys(), receiptId, actor, tally, now));
        people.forget(persons);
        return new Erasure(persons.size(), tally.inFlight());
    }

    Withdrawal withdraw(String receiptId, Subject subject, Set<Channel> channels, String actor) {
        List<String> persons = lockedPersons(subject);
        Instant now = now();
        Map<Channel, Instant> withdrawn = channels.stream().collect(toMap(channel -> channel, channel -> now));
        people.withdraw(subject.emailKey(), subject.e164(), persons, withdrawn);
        var tally = new Tally();
        var withdrawal = new PrivacyEvent.Withdrawal(persons, channels, subject.keys());
        events.publishEvent(new PrivacyEvent.Withdrawn(List.of(withdrawal), receiptId, actor, tally, now));
        return new Withdrawal(tally.stopped(), tally.inFlight());
    }

    Access access(Subject subject, String actor) {
        List<String> persons = people.find(subject.emailKey(), subject.e164());
        Map<String, List<?>> held = new LinkedHashMap<>();
        if (!persons.isEmpty()) {
            rooms.forEach(room -> held.put(room.name(), room.of(persons)));
        }
        events.publishEvent(new PrivacyEvent.Accessed(persons, actor, now()));
        return new Access(persons.isEmpty() ? null : persons.getFirst(), persons, held);
    }

    /** A batch that is being taken in ends first, and the next one sees what becomes of this wish. */
    private List<String> lockedPersons(Subject subject) {
        people.lock();
        return people.find(subject.emailKey(), subject.e164());
    }

    private Instant now() {
        return Instant.ofEpochMilli(dialect.now());
    }
}
