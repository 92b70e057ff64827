package dev.contactenricher.people;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.dedup.Groups;
import dev.contactenricher.dedup.PersonGroup;
import dev.contactenricher.dedup.ReceivedAt;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.identity.Candidate;
import dev.contactenricher.identity.Clusters;
import dev.contactenricher.identity.EmailKind;
import dev.contactenricher.identity.SharedKeys;
import dev.contactenricher.store.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A batch's contacts beside the known persons that share a key with one of them. Pure. */
final class Recognition {

    private static final Comparator<PersonLookup.Row> OLDEST_FIRST =
            Comparator.comparingLong(PersonLookup.Row::createdAt).thenComparing(PersonLookup.Row::id);

    private final List<Contact> contacts;
    private final List<Candidate> given;
    private final List<PersonLookup.Row> rows;
    private final List<Candidate> candidates;
    private final Clusters clusters;

    /** @param pseudonyms what identifies the persons of the contacts */
    Recognition(List<Contact> contacts, List<Candidate> pseudonyms, List<PersonLookup.Row> rows, SharedKeys shared) {
        this.contacts = contacts;
        this.given = pseudonyms;
        this.rows = rows;
        this.candidates = new ArrayList<>(contacts.size() + rows.size());
        for (Candidate candidate : pseudonyms) {
            candidates.add(candidate.knowing(shared));
        }
        rows.forEach(row -> candidates.add(row.candidate()));
        this.clusters = new Clusters(candidates, shared);
    }

    /** In the order of their first contacts. */
    List<Recognized> persons(
            Survivorship survivorship, ReceivedAt receipt, ContentHash contentHash, BatchRefusals refusals) {
        Map<Integer, TreeSet<PersonLookup.Row>> known = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            known.computeIfAbsent(clusters.personOf(contacts.size() + i), root -> new TreeSet<>(OLDEST_FIRST))
                    .add(rows.get(i));
        }
        return new Groups(contacts, clusters, survivorship, receipt)
                .all().stream()
                        .map(group ->
                                recognized(group, known.get(group.representative()), receipt, contentHash, refusals))
                        .toList();
    }

    /** Hashes of keys that turned out to be shared by more than a few people. */
    record Shared(List<byte[]> phones, List<byte[]> crmIds) {
        static final Shared NOTHING = new Shared(List.of(), List.of());
    }

    Shared shared() {
        return new Shared(
                clusters.sharedPhones().stream().map(Pseudonyms::bytes).toList(),
                clusters.sharedCrmIds().stream().map(Pseudonyms::bytes).toList());
    }

    /** These persons with their contacts, for what else came with the batch. */
    BatchPersons batch(List<Recognized> persons) {
        return new BatchPersons(
                persons,
                persons.stream()
                        .flatMap(person -> person.group().positions().stream().map(position -> row(person, position)))
                        .toList(),
                new SharedKeys(Set.of(), clusters.sharedPhones(), clusters.sharedCrmIds()));
    }

    private PersonLookup.Row row(Recognized person, int position) {
        Candidate contact = candidates.get(position);
        return new PersonLookup.Row(
                        person.id(),
                        contact.email() == null ? null : Pseudonyms.bytes(contact.email()),
                        clusters.emailKind(position),
                        contact.phone() != null && clusters.phoneIdentifies(position)
                                ? Pseudonyms.bytes(contact.phone())
                                : null,
                        contact.crmId() != null && clusters.crmIdIdentifies(position)
                                ? Pseudonyms.bytes(contact.crmId())
                                : null,
                        Pseudonyms.print(contact.name()),
                        0,
                        false,
                        0)
                .of(person);
    }

    private Recognized recognized(
            PersonGroup group,
            @Nullable Collection<PersonLookup.Row> known,
            ReceivedAt receipt,
            ContentHash contentHash,
            BatchRefusals refusals) {
        List<PersonLookup.Row> persons = known == null ? List.of() : List.copyOf(known);
        Recognized.Email email = newEmail(group, persons);
        boolean identified = !persons.isEmpty() || email != null && email.kind() == EmailKind.OWN;
        return new Recognized(
                identity(persons, receipt),
                new Recognized.Learnt(
                        email,
                        otherEmails(group, persons, email),
                        identified ? null : contentHash.shortOf(group.survivor()),
                        aliases(group)),
                keys(group),
                refusals(group, refusals),
                group);
    }

    /** @param known the oldest first, whose id stays */
    private static KnownPerson.Identity identity(List<PersonLookup.Row> known, ReceivedAt receipt) {
        if (known.isEmpty()) {
            return new KnownPerson.Identity(Ids.timeOrdered(receipt.at()), List.of(), true, false);
        }
        List<String> ids = known.stream().map(PersonLookup.Row::id).toList();
        boolean admitted = known.stream().anyMatch(PersonLookup.Row::admitted);
        return new KnownPerson.Identity(ids.getFirst(), ids.subList(1, ids.size()), false, admitted);
    }

    /** The e-mail that tells most of the person, unless it is the one under which they are kept. */
    private Recognized.@Nullable Email newEmail(PersonGroup group, List<PersonLookup.Row> known) {
        Recognized.Email kept = known.isEmpty() ? null : kept(known.getFirst());
        Recognized.Email email = kept;
        for (int position : group.positions()) {
            String key = candidates.get(position).email();
            if (key != null) {
                email = better(email, new Recognized.Email(Pseudonyms.bytes(key), clusters.emailKind(position)));
            }
        }
        for (PersonLookup.Row row : known) {
            Recognized.Email other = kept(row);
            email = other == null ? email : better(email, other);
        }
        return email == null || kept != null && kept.kind() == email.kind() ? null : email;
    }

    /** What else is the person's own, beside the e-mail that is kept or to be kept. */
    private List<byte[]> otherEmails(
            PersonGroup group, List<PersonLookup.Row> known, Recognized.@Nullable Email added) {
        Recognized.Email main = added != null || known.isEmpty() ? added : kept(known.getFirst());
        if (main == null || main.kind() != EmailKind.OWN) {
            return List.of();
        }
        String kept = Pseudonyms.text(main.hash());
        Stream<String> ofBatch = group.positions().stream()
                .filter(position -> clusters.emailKind(position) == EmailKind.OWN)
                .map(position -> requireNonNull(candidates.get(position).email()));
        Stream<String> ofKnown = known.stream()
                .filter(row -> row.email() != null && row.emailKind() == EmailKind.OWN)
                .map(row -> requireNonNull(Pseudonyms.text(row.email())));
        return Stream.concat(ofBatch, ofKnown)
                .filter(email -> !email.equals(kept))
                .distinct()
                .map(Pseudonyms::bytes)
                .toList();
    }

    private static Recognized.@Nullable Email kept(PersonLookup.Row row) {
        return row.email() == null ? null : new Recognized.Email(row.email(), row.emailKind());
    }

    private static Recognized.Email better(Recognized.@Nullable Email one, Recognized.Email other) {
        return one == null || one.kind().compareTo(other.kind()) < 0 ? other : one;
    }

    /** Shared mailboxes are kept among the phones, since a person's row has place for one e-mail only. */
    private List<Recognized.Alias> aliases(PersonGroup group) {
        var aliases = new Recognized.Aliases();
        for (int position : group.positions()) {
            Candidate candidate = candidates.get(position);
            byte[] name = Pseudonyms.print(candidate.name());
            aliases.add(
                    name,
                    key(candidate.phone(), clusters.phoneIdentifies(position)),
                    key(candidate.crmId(), clusters.crmIdIdentifies(position)));
            if (clusters.emailKind(position) == EmailKind.SHARED) {
                aliases.add(name, key(candidate.email(), false), null);
            }
            // a contact with the number without an extension may be any person behind it
            aliases.add(name, key(candidate.line(), false), null);
        }
        return aliases.all();
    }

    private static Recognized.@Nullable Key key(@Nullable String pseudonym, boolean identifies) {
        return pseudonym == null ? null : new Recognized.Key(Pseudonyms.bytes(pseudonym), identifies);
    }

    private List<ContactRefusal> refusals(PersonGroup group, BatchRefusals refusals) {
        return group.positions().stream()
                .flatMap(position -> Stream.ofNullable(
                        refusals.at(position, Pseudonyms.keys(given.get(position), clusters.emailKind(position)))))
                .toList();
    }

    /** Of every e-mail, phone and external id that the batch gives the person; a placeholder is none. */
    private List<PersonKey> keys(PersonGroup group) {
        List<PersonKey> keys = new ArrayList<>(3);
        for (int position : group.positions()) {
            Candidate candidate = given.get(position);
            keys.addAll(Pseudonyms.keys(candidate, clusters.emailKind(position)));
            keys.addAll(Pseudonyms.otherPhones(candidate));
        }
        return keys;
    }
}
