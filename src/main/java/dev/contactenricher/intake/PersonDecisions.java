package dev.contactenricher.intake;

import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.dedup.ContentHash;
import dev.contactenricher.dedup.KnownPerson;
import dev.contactenricher.dedup.People;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds out who the contacts of a batch are, and decides about each person. */
@Component
class PersonDecisions {

    private final People people;
    private final ConsentPolicy policy;
    private final ContentHash contentHash;

    PersonDecisions(People people, ConsentPolicy policy, ContentHash contentHash) {
        this.people = people;
        this.policy = policy;
        this.contentHash = contentHash;
    }

    List<Person> decide(ReadBatch batch) {
        return people.resolve(batch.readable()).stream()
                .map(known -> decide(known, batch))
                .toList();
    }

    private Person decide(KnownPerson known, ReadBatch batch) {
        var survivor = known.group().survivor();
        return new Person(
                known,
                known.group().positions().stream().map(batch.indexes()::get).toList(),
                policy.decide(survivor.contact()),
                contentHash.of(survivor));
    }
}
