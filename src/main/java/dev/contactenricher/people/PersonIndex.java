package dev.contactenricher.people;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.identity.Candidate;
import dev.contactenricher.identity.EmailKind;
import dev.contactenricher.identity.SharedKeys;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds persons by their keys, a batch at a time, and remembers what a batch tells of them. */
@Component
public class PersonIndex {

    private final PersonTable persons;
    private final PersonLookup lookup;
    private final AliasTable aliases;
    private final ConsentMemories memories;
    private final Dialect dialect;
    private final PersonRooms rooms;

    PersonIndex(
            PersonTable persons,
            PersonLookup lookup,
            AliasTable aliases,
            ConsentMemories memories,
            Dialect dialect,
            PersonRooms rooms) {
        this.persons = persons;
        this.lookup = lookup;
        this.aliases = aliases;
        this.memories = memories;
        this.dialect = dialect;
        this.rooms = rooms;
    }

    /**
     * Puts contacts of a batch beside the known persons that share a key with one of them.
     *
     * @param pseudonyms what identifies the persons of the contacts
     * @param batch persons to be found as if they were known
     */
    Recognition recognize(List<Contact> contacts, List<Candidate> pseudonyms, BatchPersons batch) {
        persons.share();
        if (!dialect.isExclusive()) {
            persons.claim(claimed(pseudonyms));
        }
        aliases.renamePhones(formerPhones(pseudonyms));
        return recognize(contacts, pseudonyms, Map.of(), batch);
    }

    /** Keys that no unique index guards: two batches that bring one at once would make two persons of one. */
    private static List<byte[]> claimed(List<Candidate> pseudonyms) {
        return distinct(pseudonyms.stream()
                .flatMap(one ->
                        Stream.of(one.phone(), one.crmId(), one.emailKind() == EmailKind.OWN ? null : one.email())));
    }

    /** The same for a transaction that only reads; former keys of phones stay what they are. */
    Recognition look(List<Contact> contacts, List<Candidate> pseudonyms, BatchPersons batch) {
        return recognize(contacts, pseudonyms, formerPhones(pseudonyms), batch);
    }

    /** @param formerPhones by the former key, in hexadecimal, the one by which the phone is known now */
    private Recognition recognize(
            List<Contact> contacts, List<Candidate> pseudonyms, Map<String, byte[]> formerPhones, BatchPersons batch) {
        List<byte[]> phoneHashes = new ArrayList<>(distinct(pseudonyms.stream().map(Candidate::phone)));
        formerPhones.keySet().forEach(former -> phoneHashes.add(Pseudonyms.bytes(former)));
        List<byte[]> crmHashes = distinct(pseudonyms.stream().map(Candidate::crmId));
        List<byte[]> ownEmails = emails(pseudonyms, true);
        List<PersonLookup.Row> known = new ArrayList<>(lookup.byEmail(ownEmails));
        // the owner of the mailbox may be in doubt where the person came with more than one phone or name
        known.addAll(lookup.aliases(known.stream()
                .filter(row -> row.aliases() > 1)
                .map(PersonLookup.Row::id)
                .distinct()
                .toList()));
        lookup.byPhone(phoneHashes).forEach(row -> known.add(row.renamed(formerPhones)));
        known.addAll(lookup.byCrmId(crmHashes));
        var shared = new SharedKeys(
                texts(sharedEmails(withoutOwner(ownEmails, known), emails(pseudonyms, false))),
                renamed(texts(aliases.shared(AliasKey.PHONE, phoneHashes)), formerPhones),
                texts(aliases.shared(AliasKey.CRM_ID, crmHashes)));
        known.replaceAll(batch::standing);
        known.addAll(batch.sharing(pseudonyms));
        return new Recognition(contacts, pseudonyms, known, batch.and(shared));
    }

    private static List<byte[]> withoutOwner(List<byte[]> emails, List<PersonLookup.Row> owners) {
        Set<String> owned = owners.stream()
                .flatMap(row -> Stream.ofNullable(Pseudonyms.text(row.email())))
                .collect(Collectors.toSet());
        return emails.stream()
                .filter(email -> !owned.contains(Pseudonyms.text(email)))
                .toList();
    }

    /** An e-mail that looks like one person's own is shared where several persons came with it that were kept apart. */
    private List<byte[]> sharedEmails(List<byte[]> own, List<byte[]> others) {
        Set<String> ofOne = texts(own);
        return lookup.sharedEmails(Stream.concat(own.stream(), others.stream()).toList()).stream()
                .filter(email -> email.persons() > 1 || !ofOne.contains(Pseudonyms.text(email.hash())))
                .map(PersonLookup.SharedEmail::hash)
                .toList();
    }

    /**
     * Recognises persons without a key that identifies them by the same content, word for word: each known one for one
     * of a batch, since a guard keeps those of one batch apart.
     */
    List<Recognized> knownByContent(List<Recognized> recognized, BatchPersons batch) {
        List<byte[]> contents = recognized.stream()
                .map(person -> person.learnt().content())
                .filter(Objects::nonNull)
                .toList();
        return new SameContents(Stream.concat(lookup.byContent(contents).stream(), batch.byContent()))
                .knownAmong(recognized);
    }

    /** Remembers persons, and keys that count as shared from now on. */
    void remember(List<Recognized> recognized, Recognition.Shared shared) {
        Instant now = dialect.instant();
        recognized.stream()
                .filter(person -> !person.identity().joined().isEmpty())
                .forEach(this::join);
        persons.insert(recognized.stream().filter(Recognized::isNew).toList(), now);
        // in the order of their ids, so that batches with persons in common wait for each other instead of deadlock
        persons.learn(
                recognized.stream()
                        .filter(person -> !person.isNew())
                        .sorted(Comparator.comparing(Recognized::id))
                        .toList(),
                now);
        persons.addEmails(recognized);
        aliases.add(recognized);
        aliases.share(AliasKey.PHONE, shared.phones());
        aliases.share(AliasKey.CRM_ID, shared.crmIds());
    }

    void admit(Collection<String> ids) {
        persons.admit(ids);
    }

    void turnAway(Collection<String> ids) {
        persons.turnAway(ids);
    }

    void lock() {
        persons.lock();
    }

    boolean stays(String id) {
        persons.share();
        return persons.isKnown(id);
    }

    List<String> byEmail(byte[] hash) {
        return persons.idsByEmail(hash);
    }

    List<String> byPhone(byte[] hash) {
        return aliases.personsByPhone(hash);
    }

    /** @param hash of an external id, whatever its source */
    List<String> byCrmId(byte[] hash) {
        return aliases.personsByCrmId(hash);
    }

    List<String> joined(Collection<String> ids) {
        return persons.joined(ids);
    }

    /** Every key that leads to a person, but shared mailboxes of an earlier release. */
    List<PersonKey> keys(String id) {
        return Stream.concat(persons.ownEmail(id).stream().map(PersonKey::own), aliases.keys(id).stream())
                .toList();
    }

    /** The persons with one of these keys, by the key's hash in hexadecimal. */
    Map<String, List<PersonLookup.Holder>> holders(Collection<PersonKey> keys) {
        return lookup.holders(keys);
    }

    void delete(Collection<String> ids) {
        aliases.delete(ids);
        memories.delete(ids);
        persons.delete(ids);
    }

    private void join(Recognized person) {
        KnownPerson.Identity identity = person.identity();
        for (String joined : identity.joined()) {
            aliases.move(joined, person.id());
            persons.join(person.id(), joined);
        }
        if (identity.admitted()) {
            persons.admit(List.of(person.id()));
        }
        rooms.join(identity.joined(), identity.id());
    }

    private static Map<String, byte[]> formerPhones(List<Candidate> candidates) {
        Map<String, byte[]> keys = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.formerPhone() != null && candidate.phone() != null) {
                keys.put(candidate.formerPhone(), Pseudonyms.bytes(candidate.phone()));
            }
        }
        return keys;
    }

    private static List<byte[]> emails(List<Candidate> candidates, boolean own) {
        return distinct(candidates.stream()
                .filter(candidate -> (candidate.emailKind() == EmailKind.OWN) == own)
                .map(Candidate::email));
    }

    private static List<byte[]> distinct(Stream<@Nullable String> pseudonyms) {
        return pseudonyms
                .filter(Objects::nonNull)
                .distinct()
                .map(Pseudonyms::bytes)
                .toList();
    }

    private static Set<String> renamed(Set<String> phones, Map<String, byte[]> formerPhones) {
        return phones.stream()
                .map(phone ->
                        formerPhones.containsKey(phone) ? HexFormat.of().formatHex(formerPhones.get(phone)) : phone)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> texts(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).collect(Collectors.toUnmodifiableSet());
    }
}
