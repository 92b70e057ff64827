package dev.contactenricher.people;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.identity.EmailKind;
import dev.contactenricher.identity.Guards;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds the persons that wishes name, and remembers what was withdrawn, many at a time. Every call joins the caller's
 * transaction.
 */
@Service
public class PersonSearch {

    private final PersonKeyTables keys;
    private final Withdrawals withdrawals;
    private final ConsentMemories memories;
    private final KeyedHash hash;

    PersonSearch(PersonKeyTables keys, Withdrawals withdrawals, ConsentMemories memories, KeyedHash hash) {
        this.keys = keys;
        this.withdrawals = withdrawals;
        this.memories = memories;
        this.hash = hash;
    }

    /** Whether that address identifies a person: a placeholder does not. */
    public static boolean isSomebodys(EmailAddress email) {
        return Guards.kind(email) != EmailKind.PLACEHOLDER;
    }

    /** Whether that number identifies a person: a placeholder does not. */
    public static boolean isSomebodys(PhoneNumber phone) {
        return Guards.identifies(phone);
    }

    /** The number that a contact brings, in E.164, if it is somebody's. */
    public static @Nullable String number(Contact contact) {
        PhoneNumber phone = contact.phone();
        return phone != null && isSomebodys(phone) ? phone.e164() : null;
    }

    /**
     * A key that was given, and the persons that have it.
     *
     * @param hash the keyed hash; null of the id of a person
     * @param persons empty where the key is not known
     */
    public record Key(byte @Nullable [] hash, Set<String> persons) {}

    /** @param keys at least one */
    public record Found(List<Key> keys) {

        /** The hashes of those keys that lead to no other persons than these, or to none at all. */
        public List<byte[]> ofNobodyBut(Set<String> personIds) {
            return keys.stream()
                    .filter(key -> personIds.containsAll(key.persons()))
                    .flatMap(key -> Stream.ofNullable(key.hash()))
                    .toList();
        }
    }

    /** Answers each, in order. An id of a person that was joined with another one leads to that one. */
    public List<Found> find(List<NamedBy> wanted) {
        var byEmail = keys.byEmail(hashes(wanted, this::email));
        var byPhone = keys.byPhone(wanted.stream().flatMap(this::phones).toList());
        var byCrmId = keys.byCrmId(hashes(wanted, this::crmId));
        var standing = keys.standing(wanted.stream()
                .flatMap(one -> Stream.ofNullable(one.personId()))
                .collect(toSet()));
        return wanted.stream()
                .map(one -> new Found(Stream.of(
                                key(email(one), byEmail),
                                phoneKey(phones(one).toList(), byPhone),
                                key(crmId(one), byCrmId),
                                key(one.personId(), standing))
                        .flatMap(Stream::ofNullable)
                        .toList()))
                .toList();
    }

    /** For each person, its id and the ids that it stands for. */
    public Map<String, List<String>> ids(Collection<String> personIds) {
        Map<String, List<String>> joined = keys.joined(personIds);
        return personIds.stream().distinct().collect(toMap(id -> id, id -> {
            List<String> ids = new ArrayList<>(List.of(id));
            ids.addAll(joined.getOrDefault(id, List.of()));
            return ids;
        }));
    }

    /** The keyed hashes of what leads to these persons alone. */
    public List<byte[]> keysOfNobodyBut(Set<String> personIds) {
        List<Key> all = new ArrayList<>();
        List<byte[]> emails = keys.emailsOf(personIds);
        var byEmail = keys.byEmail(emails);
        emails.forEach(email -> all.add(new Key(email, persons(byEmail, email))));
        List<byte[]> phones = keys.phonesOf(personIds);
        var byPhone = keys.byPhone(phones);
        phones.forEach(phone -> all.add(new Key(phone, persons(byPhone, phone))));
        List<byte[]> crmIds = keys.crmIdsOf(personIds);
        var byCrmId = keys.byCrmId(crmIds);
        crmIds.forEach(crmId -> all.add(new Key(crmId, persons(byCrmId, crmId))));
        return new Found(all).ofNobodyBut(personIds);
    }

    /**
     * What was withdrawn.
     *
     * @param keyHashes persons with one of these keys withdrew it
     * @param personIds and so did these
     */
    public record Withdrawn(List<byte[]> keyHashes, Collection<String> personIds, Set<Channel> channels) {}

    public void withdraw(List<Withdrawn> withdrawn, Instant at) {
        List<Map.Entry<PersonKey, Map<Channel, Instant>>> lines = new ArrayList<>();
        Map<String, Set<Channel>> channelsOf = new TreeMap<>();
        for (Withdrawn one : withdrawn) {
            Map<Channel, Instant> channels = one.channels().stream().collect(toMap(channel -> channel, channel -> at));
            one.keyHashes().forEach(key -> lines.add(Map.entry(PersonKey.own(key), channels)));
            one.personIds().forEach(id -> {
                lines.add(Map.entry(Withdrawals.keyOf(id), channels));
                channelsOf.computeIfAbsent(id, person -> new HashSet<>()).addAll(one.channels());
            });
        }
        withdrawals.remember(lines);
        var left = new TreeMap<String, ConsentMemory>();
        memories.of(channelsOf.keySet())
                .forEach((id, memory) -> left.put(id, memory.without(channelsOf.getOrDefault(id, Set.of()))));
        memories.save(left);
    }

    /** When each channel was last refused, by these persons or by persons with one of these keys. */
    public Map<Channel, Instant> refused(List<byte[]> keyHashes, Collection<String> personIds) {
        List<PersonKey> all =
                new ArrayList<>(keyHashes.stream().map(PersonKey::own).toList());
        personIds.forEach(id -> all.add(Withdrawals.keyOf(id)));
        return withdrawals.of(all).under(all);
    }

    private byte @Nullable [] email(NamedBy named) {
        return named.emailKey() == null ? null : Pseudonyms.email(hash, named.emailKey());
    }

    private Stream<byte[]> phones(NamedBy named) {
        return named.phoneKey() == null ? Stream.of() : Pseudonyms.phones(hash, named.phoneKey()).stream();
    }

    private byte @Nullable [] crmId(NamedBy named) {
        return named.externalCrmId() == null ? null : Pseudonyms.crmId(hash, named.externalCrmId());
    }

    private static List<byte[]> hashes(List<NamedBy> wanted, Function<NamedBy, byte @Nullable []> key) {
        return wanted.stream().map(key).flatMap(Stream::ofNullable).toList();
    }

    private static @Nullable Key key(byte @Nullable [] hash, Map<String, Set<String>> byKey) {
        return hash == null ? null : new Key(hash, persons(byKey, hash));
    }

    /** @param hashes of one phone, the one that is written first */
    private static @Nullable Key phoneKey(List<byte[]> hashes, Map<String, Set<String>> byKey) {
        return hashes.isEmpty()
                ? null
                : new Key(
                        hashes.getFirst(),
                        hashes.stream()
                                .flatMap(hash -> persons(byKey, hash).stream())
                                .collect(toSet()));
    }

    private static @Nullable Key key(@Nullable String personId, Map<String, String> standing) {
        String person = personId == null ? null : standing.get(personId);
        return personId == null ? null : new Key(null, person == null ? Set.of() : Set.of(person));
    }

    private static Set<String> persons(Map<String, Set<String>> byKey, byte[] key) {
        return byKey.getOrDefault(HexFormat.of().formatHex(key), Set.of());
    }
}
