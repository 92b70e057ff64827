package dev.contactenricher.dedup;

import static java.util.stream.Collectors.toMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.crypto.KeyedHash;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out who the contacts of a batch are, with what is remembered of those persons. */
final class Resolver {

    private final PersonIndex index;
    private final Withdrawals withdrawals;
    private final Survivorship survivorship;
    private final ContentHash contentHash;
    private final KeyedHash hash;

    Resolver(
            PersonIndex index,
            Withdrawals withdrawals,
            Survivorship survivorship,
            ContentHash contentHash,
            KeyedHash hash) {
        this.index = index;
        this.withdrawals = withdrawals;
        this.survivorship = survivorship;
        this.contentHash = contentHash;
        this.hash = hash;
    }

    Resolution resolve(List<Contact> contacts, List<Contact> rejected, String source, Instant received) {
        Recognition recognition = recognize(contacts, source);
        var receipt = new Receipt(received);
        List<KnownPerson> persons = remembered(persons(recognition, receipt), recognition.shared(), receipt);
        if (rejected.isEmpty()) {
            return new Resolution(persons, List.of());
        }
        Map<String, KnownPerson> refusing = refusing(rejected, source, receipt).stream()
                .collect(toMap(KnownPerson::personId, person -> person, this::obeying, LinkedHashMap::new));
        return new Resolution(
                persons.stream()
                        .map(person -> obeying(person, refusing.remove(person.personId())))
                        .toList(),
                List.copyOf(refusing.values()));
    }

    /**
     * Rejected contacts join nobody and teach nothing of those who are known. Someone new of whom only such a contact
     * speaks is remembered when it says when they refused, so that this can be.
     */
    private List<KnownPerson> refusing(List<Contact> rejected, String source, Receipt receipt) {
        List<Contact> refusals = rejected.stream()
                .map(contact -> new Copy(contact).consent(contact.consent().refusals()))
                .toList();
        List<Recognized> persons = persons(recognize(refusals, source), receipt);
        persons.forEach(this::rememberByNewEmail);
        return remembered(
                persons.stream()
                        .flatMap(Recognized::apart)
                        .filter(person -> !person.isNew() || saysWhen(person))
                        .toList(),
                Recognition.Shared.NOTHING,
                receipt);
    }

    /** An email that is new to whom its phone leads to is not learnt, and may turn out to be somebody else's. */
    private void rememberByNewEmail(Recognized person) {
        Recognized.Email email = person.email();
        if (!person.isNew() && email != null && email.kind() == EmailKind.OWN) {
            Map<Channel, Instant> refused = new EnumMap<>(Channel.class);
            for (Channel channel : Channel.values()) {
                ConsentStatement said = ConsentStatement.of(person.group().survivor(), channel);
                if (said.at() != null) {
                    refused.put(channel, said.at());
                }
            }
            withdrawals.remember(List.of(email.hash()), refused);
        }
    }

    private KnownPerson obeying(KnownPerson person, @Nullable KnownPerson refusing) {
        if (refusing == null) {
            return person;
        }
        PersonGroup group = person.group();
        return person.as(group.as(
                survivorship.withRefusals(group.survivor(), refusing.group().survivor())));
    }

    private static boolean saysWhen(Recognized person) {
        return Stream.of(Channel.values())
                .anyMatch(channel ->
                        ConsentStatement.of(person.group().survivor(), channel).at() != null);
    }

    private Recognition recognize(List<Contact> contacts, String source) {
        var pseudonyms = new Pseudonyms(hash);
        return index.recognize(
                contacts,
                Candidates.of(contacts, source).stream().map(pseudonyms::of).toList());
    }

    private List<Recognized> persons(Recognition recognition, Receipt receipt) {
        return index.knownByContent(recognition.persons(survivorship, receipt, contentHash));
    }

    private List<KnownPerson> remembered(List<Recognized> persons, Recognition.Shared shared, Receipt receipt) {
        index.remember(persons, shared);
        // asked once the persons are locked: what another batch withdraws of them meanwhile is seen or waits
        var remembered = withdrawals.of(persons.stream().flatMap(Resolver::keys).toList());
        return persons.stream()
                .map(person -> known(person, remembered, receipt))
                .toList();
    }

    private KnownPerson known(Recognized person, Withdrawals.Remembered remembered, Receipt receipt) {
        List<byte[]> own = List.of(Withdrawals.keyOf(person.id()));
        Map<Channel, Instant> withdrawn = remembered.under(keys(person).toList());
        boolean isJoined = !person.joined().isEmpty();
        if (isJoined) {
            withdrawals.remember(own, withdrawn);
        }
        PersonGroup group = person.group();
        return new KnownPerson(
                person.id(),
                person.isNew(),
                person.admitted(),
                group.as(survivorship.withWithdrawals(group.survivor(), withdrawn)),
                isJoined ? Map.of() : remembered.under(own),
                receipt.latest(group.survivor()));
    }

    /** Whatever a withdrawal of this person may be remembered by. */
    private static Stream<byte[]> keys(Recognized person) {
        Stream<String> ids =
                person.isNew() ? Stream.of() : Stream.concat(Stream.of(person.id()), person.joined().stream());
        return Stream.concat(person.keys().stream(), ids.map(Withdrawals::keyOf));
    }
}
