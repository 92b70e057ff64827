package dev.contactenricher.intake;

import static java.util.stream.Collectors.joining;

import dev.contactenricher.consent.ConsentDecision;
import dev.contactenricher.consent.ConsentDecision.Granted;
import dev.contactenricher.consent.ConsentDecision.Overridden;
import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.intake.IntakeEvent.Grant;
import dev.contactenricher.people.ConsentMemory;
import dev.contactenricher.people.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Remembers of each person of a batch where they are, and which grants were let through. */
@Component
class Memories {

    private static final int TOLD_BYTES = 8;

    private final People people;
    private final KeyedHash hash;

    Memories(People people, KeyedHash hash) {
        this.people = people;
        this.hash = hash;
    }

    /**
     * @param persons of the batch, those included that only rejected contacts are of
     * @return the grants where consent is needed which the audit trail was not told like this before
     */
    List<Grant> keep(List<Person> persons, Instant now) {
        Map<String, ConsentMemory> changed = new HashMap<>();
        List<Grant> grants = new ArrayList<>();
        for (Person person : persons) {
            ConsentMemory before = person.known().memory();
            ConsentMemory after = after(person, before, now);
            if (person.decision() instanceof Granted granted
                    && granted.gdprApplies()
                    && !person.indexes().isEmpty()) {
                Grant grant = grant(person, granted, Objects.requireNonNullElse(after.grantedAt(), now));
                String told = told(grant);
                if (!told.equals(before.told())) {
                    after = after.telling(told);
                    grants.add(grant);
                }
            }
            if (!after.equals(before)) {
                changed.put(person.id(), after);
            }
        }
        people.remember(changed);
        return grants;
    }

    private static ConsentMemory after(Person person, ConsentMemory before, Instant now) {
        Survivor survivor = person.survivor();
        ConsentDecision decision = person.decision();
        ConsentMemory seen = before.seeing(ownEvidence(decision), survivor.contact(), now);
        if (person.indexes().isEmpty() || decision instanceof Refused) {
            return seen.without(person.refusals().entrySet().stream()
                    .filter(refusal -> !before.isGrantedAfter(refusal.getKey(), refusal.getValue()))
                    .map(Map.Entry::getKey)
                    .toList());
        }
        Instant overridden =
                isOverridden(decision, survivor.contact()) ? person.known().saidUntil() : null;
        return seen.granting(survivor, overridden, now);
    }

    /** Also where consent is not needed: else the same contact, come again, would be held against the no that it overrode. */
    private static boolean isOverridden(ConsentDecision decision, Contact contact) {
        return decision instanceof Overridden
                || decision instanceof Granted granted
                        && !granted.gdprApplies()
                        && Boolean.TRUE.equals(contact.gdprConsentOverride())
                        && Channel.ALL.stream()
                                .anyMatch(channel ->
                                        Boolean.FALSE.equals(contact.consent().to(channel)));
    }

    /** The kinds that the contacts of the batch bring themselves. */
    private static List<String> ownEvidence(ConsentDecision decision) {
        return decision.evidence().stream()
                .filter(kind -> !kind.startsWith("remembered"))
                .toList();
    }

    private static Grant grant(Person person, Granted granted, Instant date) {
        return new Grant(
                person.representative(),
                person.id(),
                granted.rule(),
                granted.evidence(),
                Arrays.stream(Channel.values()).map(Channel::wireName).toList(),
                date);
    }

    private String told(Grant grant) {
        String text = Stream.of(
                        Stream.of(grant.personId(), grant.rule()),
                        grant.evidence().stream().sorted(),
                        grant.channels().stream(),
                        Stream.of(grant.date().toString()))
                .flatMap(part -> part)
                .collect(joining("\n"));
        return HexFormat.of().formatHex(hash.of("consent-told", text), 0, TOLD_BYTES);
    }
}
