package dev.contactenricher.intake;

import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.dedup.ContentHash;
import dev.contactenricher.dedup.KnownPerson;
import dev.contactenricher.dedup.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds out who the contacts of a batch are, and decides about each person. */
@Component
class PersonDecisions {

    private final People people;
    private final ConsentPolicy policy;
    private final ContentHash contentHash;
    private final Refusals refusals;

    PersonDecisions(People people, ConsentPolicy policy, ContentHash contentHash, Refusals refusals) {
        this.people = people;
        this.policy = policy;
        this.contentHash = contentHash;
        this.refusals = refusals;
    }

    List<Person> decide(ReadBatch batch, String actor, Instant now) {
        List<Person> persons = new ArrayList<>();
        for (KnownPerson known : people.resolve(batch.readable())) {
            Person person = decide(known, batch);
            refusals.obey(known, person.isRefused(), actor, now);
            persons.add(person);
        }
        return persons;
    }

    private Person decide(KnownPerson person, ReadBatch batch) {
        var survivor = person.group().survivor();
        return new Person(
                person.personId(),
                person.group().positions().stream().map(batch.indexes()::get).toList(),
                survivor,
                person.group().warnings(),
                policy.decide(survivor.contact()),
                contentHash.of(survivor));
    }
}
