package dev.contactenricher.intake;

import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.people.ContentHash;
import dev.contactenricher.people.KnownPerson;
import dev.contactenricher.people.People;
import dev.contactenricher.people.Resolution;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the persons of a batch's contacts, and decides about each. */
@Component
class PersonDecisions {

    private final People people;
    private final ConsentPolicy policy;
    private final Survivorship survivorship;
    private final ContentHash contentHash;

    PersonDecisions(People people, ConsentPolicy policy, Survivorship survivorship, ContentHash contentHash) {
        this.people = people;
        this.policy = policy;
        this.survivorship = survivorship;
        this.contentHash = contentHash;
    }

    /**
     * @param persons of the contacts that could be read
     * @param refusing others, for which contacts that were rejected refuse something
     */
    record Decisions(List<Person> persons, List<Person> refusing) {

        /** Those of the persons that are let through. */
        List<Person> admitted() {
            return persons.stream().filter(person -> !person.isRefused()).toList();
        }
    }

    Decisions decide(ReadBatch batch, Preparation.Prepared prepared, Instant received) {
        return decide(batch, prepared, people.resolve(prepared.hashed(), received));
    }

    /** The same decisions, of which nothing is remembered. */
    Decisions look(ReadBatch batch, Instant received) {
        return decide(batch, null, people.look(batch.readable(), batch.refusing(), batch.source(), received));
    }

    private Decisions decide(ReadBatch batch, Preparation.@Nullable Prepared prepared, Resolution resolution) {
        return new Decisions(
                resolution.persons().stream()
                        .map(known -> decide(known, indexes(known, batch), prepared))
                        .toList(),
                resolution.refusing().stream()
                        .map(known -> decide(known, List.of(), null))
                        .toList());
    }

    private static List<Integer> indexes(KnownPerson known, ReadBatch batch) {
        return known.group().positions().stream().map(batch.indexes()::get).toList();
    }

    private Person decide(KnownPerson known, List<Integer> indexes, Preparation.@Nullable Prepared prepared) {
        var survivor = survivorship.withWithdrawals(known.group().survivor(), known.refusedByKey());
        var decision = policy.decide(survivor.contact(), survivor.pastEvidence());
        var content = prepared == null
                ? null
                : prepared.content(known.group().positions(), survivor).orElse(null);
        return content == null
                ? new Person(known, survivor, indexes, decision, contentHash.of(survivor), null)
                : new Person(known, survivor, indexes, decision, content.contentHash(), content.sealed());
    }
}
