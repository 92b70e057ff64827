package dev.contactenricher.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.dedup.PersonGroup;
import dev.contactenricher.dedup.ReceivedAt;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.identity.Candidate;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the persons of a batch's contacts, with what is remembered of them. */
final class Resolver {

    private final Remembering remembering;
    private final PersonIndex index;
    private final Withdrawals withdrawals;
    private final ConsentMemories memories;
    private final Survivorship survivorship;
    private final ContentHash contentHash;

    Resolver(
            Remembering remembering,
            PersonIndex index,
            Withdrawals withdrawals,
            ConsentMemories memories,
            Survivorship survivorship,
            ContentHash contentHash) {
        this.remembering = remembering;
        this.index = index;
        this.withdrawals = withdrawals;
        this.memories = memories;
        this.survivorship = survivorship;
        this.contentHash = contentHash;
    }

    Resolution resolve(HashedBatch batch, Instant received) {
        var receipt = new ReceivedAt(received);
        List<Contact> contacts = batch.contacts();
        List<Candidate> candidates = batch.candidates();
        List<Contact> refusals = batch.refusals();
        List<Candidate> refusing = batch.refusing();
        var ofContacts = new BatchRefusals(contacts, survivorship, receipt);
        var ofRejected = new BatchRefusals(refusals, survivorship, receipt);
        Map<String, List<Withdrawals.Line>> byKey = new HashMap<>();
        ofContacts.addTo(byKey, candidates);
        ofRejected.addTo(byKey, refusing);
        var ofBatch = new Withdrawals.Remembered(byKey);
        var added = new AddedRefusals(remembering);

        Recognition recognition = remembering.recognize(contacts, candidates, BatchPersons.NONE);
        List<Recognized> recognized = persons(recognition, ofContacts, BatchPersons.NONE, receipt);
        // looked for before anything is written, so that a dry run finds the same
        List<Recognized> rejecting = refusals.isEmpty()
                ? List.of()
                : refusing(refusals, refusing, ofRejected, recognition.batch(recognized), receipt);
        List<KnownPerson> persons = remembered(recognized, recognition.shared(), added, ofBatch, receipt);
        // a key that is new to a person that another key leads to is not learnt, and may turn out to be another
        // person's
        rejecting.forEach(
                person -> person.refusals().forEach(refusal -> added.add(refusal.keys(), refusal.channels())));
        List<Recognized> apart = rejecting.stream().flatMap(Recognized::apart).toList();
        Map<String, KnownPerson> others =
                remembered(apart, Recognition.Shared.NOTHING, added, ofBatch, receipt).stream()
                        .collect(
                                toMap(KnownPerson::personId, person -> person, this::withRejected, LinkedHashMap::new));
        List<KnownPerson> withRejected = persons.stream()
                .map(person -> withRejected(person, others.remove(person.personId())))
                .toList();
        return new Resolution(
                withRefusedByKey(withRejected, others.values(), Stream.concat(recognized.stream(), apart.stream())),
                List.copyOf(others.values()));
    }

    /**
     * Rejected contacts join no persons, and nothing is learnt from them of known ones. A new person that only such a
     * contact is of is remembered, so that what they refused can be.
     */
    private List<Recognized> refusing(
            List<Contact> refusals,
            List<Candidate> candidates,
            BatchRefusals refused,
            BatchPersons batch,
            ReceivedAt receipt) {
        return persons(remembering.recognize(refusals, candidates, batch), refused, batch, receipt);
    }

    /** What is refused with a key counts for persons that have it by an earlier contact, too. */
    private List<KnownPerson> withRefusedByKey(
            List<KnownPerson> persons, Collection<KnownPerson> others, Stream<Recognized> recognized) {
        List<ContactRefusal> refusals = Stream.concat(persons.stream(), others.stream())
                .flatMap(person -> person.refusals().stream())
                .toList();
        if (refusals.isEmpty()) {
            return persons;
        }
        var known = index.holders(
                refusals.stream().flatMap(refusal -> refusal.keys().stream()).toList());
        var ofBatch = recognized
                .flatMap(Recognized::holders)
                .collect(groupingBy(holder -> Withdrawals.hex(holder.key().hash())));
        Map<String, String> standsFor = new HashMap<>();
        persons.forEach(person -> person.identity().joined().forEach(id -> standsFor.put(id, person.personId())));
        Map<String, Map<Channel, Instant>> refused = new HashMap<>();
        for (ContactRefusal refusal : refusals) {
            for (PersonKey key : refusal.keys()) {
                String hash = Withdrawals.hex(key.hash());
                Stream.of(known, ofBatch)
                        .flatMap(holders -> holders.getOrDefault(hash, List.of()).stream())
                        .filter(holder -> !PersonKey.contradict(holder.key().name(), key.name()))
                        .map(holder -> standsFor.getOrDefault(holder.personId(), holder.personId()))
                        .forEach(holder -> refusal.channels()
                                .forEach((channel, at) -> refused.computeIfAbsent(holder, id -> new HashMap<>())
                                        .merge(channel, at, Times::later)));
            }
        }
        return persons.stream()
                .map(person -> person.withRefusedByKey(refused.getOrDefault(person.personId(), Map.of())))
                .toList();
    }

    private KnownPerson withRejected(KnownPerson person, @Nullable KnownPerson rejected) {
        if (rejected == null) {
            return person;
        }
        PersonGroup group = person.group();
        return person.withRejected(
                group.as(survivorship.withRefusals(
                        group.survivor(), rejected.group().survivor())),
                rejected);
    }

    private List<Recognized> persons(
            Recognition recognition, BatchRefusals refusals, BatchPersons batch, ReceivedAt receipt) {
        return index.knownByContent(recognition.persons(survivorship, receipt, contentHash, refusals), batch);
    }

    private List<KnownPerson> remembered(
            List<Recognized> persons,
            Recognition.Shared shared,
            AddedRefusals added,
            Withdrawals.Remembered ofBatch,
            ReceivedAt receipt) {
        remembering.persons(persons, shared);
        // asked once the persons are locked: what another batch withdraws of them meanwhile is seen or waits
        var remembered = added.and(
                withdrawals.of(persons.stream().flatMap(Recognized::lookUps).toList()));
        Map<String, ConsentMemory> known = memories.of(
                persons.stream().flatMap(person -> person.identity().knownIds()).toList());
        return persons.stream()
                .map(person -> known(
                        person,
                        remembered,
                        added,
                        ofBatch,
                        memory(person, known).asOf(receipt.at()),
                        receipt))
                .toList();
    }

    private static ConsentMemory memory(Recognized person, Map<String, ConsentMemory> known) {
        List<ConsentMemory> parts = person.identity()
                .knownIds()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .toList();
        return parts.stream().reduce(ConsentMemory::and).orElse(ConsentMemory.NOTHING);
    }

    private KnownPerson known(
            Recognized person,
            Withdrawals.Remembered remembered,
            AddedRefusals added,
            Withdrawals.Remembered ofBatch,
            ConsentMemory memory,
            ReceivedAt receipt) {
        List<PersonKey> own = List.of(Withdrawals.keyOf(person.id()));
        List<PersonKey> keys = person.lookUps().toList();
        Map<Channel, Instant> withdrawn = remembered.under(keys);
        boolean isJoined = !person.identity().joined().isEmpty();
        if (isJoined) {
            added.add(own, withdrawn);
        }
        PersonGroup group = person.group();
        Survivor survivor = group.survivor();
        ConsentMemory known = memory.in(remembered.regionUnder(keys));
        Survivor obeying =
                survivorship.withRemembered(known.fill(survivor), known.binding(withdrawn), known.overriddenAt());
        return new KnownPerson(
                person.identity(),
                group.as(obeying),
                isJoined ? Map.of() : remembered.under(own),
                person.refusals(),
                ofBatch.under(person.keys()),
                known,
                receipt.latest(survivor));
    }
}
