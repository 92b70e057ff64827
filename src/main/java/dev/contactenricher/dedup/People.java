package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Everybody who ever came, known by keyed hashes of their e-mails and phones only. Every call joins the caller's
 * transaction.
 */
@Service
public class People {

    private final PersonTable table;
    private final Withdrawals withdrawals;
    private final Survivorship survivorship;
    private final KeyedHash hash;
    private final Dialect dialect;

    People(PersonTable table, Withdrawals withdrawals, Survivorship survivorship, KeyedHash hash, Dialect dialect) {
        this.table = table;
        this.withdrawals = withdrawals;
        this.survivorship = survivorship;
        this.hash = hash;
        this.dialect = dialect;
    }

    /**
     * Finds out who the contacts of a list are, and remembers those who are new.
     *
     * @return disjoint persons that cover the list, in the order of their first contacts
     */
    public List<KnownPerson> resolve(List<Contact> contacts) {
        table.share();
        var keys = new BatchKeys(hash);
        List<Candidate> candidates =
                new ArrayList<>(contacts.stream().map(Candidate::of).toList());
        List<byte[]> emails = hashes(candidates.stream().map(Candidate::email), keys.emails());
        List<byte[]> phones = hashes(candidates.stream().map(Candidate::phone), keys.phones());
        hashes(candidates.stream().map(Candidate::name), keys.names());
        List<PersonTable.Row> rows = new ArrayList<>(table.byEmail(emails));
        rows.addAll(table.byPhone(phones));
        rows.forEach(row -> candidates.add(candidate(row, keys)));

        var clusters = new Clusters(candidates);
        Map<Integer, TreeSet<PersonTable.Row>> known = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            known.computeIfAbsent(clusters.personOf(contacts.size() + i), root -> new TreeSet<>(OLDEST_FIRST))
                    .add(rows.get(i));
        }
        Stream<byte[]> ids = rows.stream().map(PersonTable.Row::id).distinct().map(Withdrawals::keyOf);
        Map<String, Map<Channel, Instant>> remembered = withdrawals.of(Stream.of(emails.stream(), phones.stream(), ids)
                .flatMap(some -> some)
                .toList());
        List<KnownPerson> persons = new Groups(contacts, clusters, survivorship)
                .all().stream()
                        .map(group -> person(group, known.get(group.representative()), candidates, keys, remembered))
                        .toList();
        return remember(persons, candidates, clusters, keys);
    }

    /** Lets every {@link #resolve} of another transaction wait until this one ends. */
    public void lock() {
        table.lock();
    }

    /** The ids of everybody with that e-mail or that phone, those included that they stand for. */
    public List<String> find(@Nullable String emailKey, @Nullable String e164) {
        Set<String> ids = new LinkedHashSet<>();
        if (emailKey != null) {
            ids.addAll(table.idsByEmail(KeyHashes.of(hash, "email", emailKey)));
        }
        if (e164 != null) {
            ids.addAll(table.idsByPhone(KeyHashes.of(hash, "phone", e164)));
        }
        ids.addAll(table.absorbedBy(List.copyOf(ids)));
        return List.copyOf(ids);
    }

    /**
     * Remembers that channels were withdrawn, by those persons, and by whoever comes with one of these keys.
     *
     * @param withdrawn by channel, when
     */
    public void withdraw(
            @Nullable String emailKey, @Nullable String e164, List<String> personIds, Map<Channel, Instant> withdrawn) {
        List<byte[]> hashes =
                new ArrayList<>(personIds.stream().map(Withdrawals::keyOf).toList());
        if (emailKey != null) {
            hashes.add(KeyHashes.of(hash, "email", emailKey));
        }
        if (e164 != null) {
            hashes.add(KeyHashes.of(hash, "phone", e164));
        }
        withdrawals.remember(hashes, withdrawn);
    }

    /**
     * Unlinks the ids from every key that leads to them: what comes later is somebody new. Only that an e-mail's owner
     * withdrew something stays remembered.
     */
    public void forget(Collection<String> personIds) {
        personIds.forEach(id -> {
            Map<Channel, Instant> withdrawn =
                    withdrawals.of(List.of(Withdrawals.keyOf(id))).getOrDefault(hex(Withdrawals.keyOf(id)), Map.of());
            withdrawals.remember(table.ownEmail(id), withdrawn);
            withdrawals.forget(Withdrawals.keyOf(id));
        });
        table.delete(personIds);
    }

    private static final Comparator<PersonTable.Row> OLDEST_FIRST =
            Comparator.comparingLong(PersonTable.Row::createdAt).thenComparing(PersonTable.Row::id);

    private KnownPerson person(
            PersonGroup group,
            @Nullable Collection<PersonTable.Row> known,
            List<Candidate> candidates,
            BatchKeys keys,
            Map<String, Map<Channel, Instant>> remembered) {
        Map<Channel, Instant> withdrawn = new EnumMap<>(Channel.class);
        for (int position : group.positions()) {
            Candidate candidate = candidates.get(position);
            String email = candidate.email();
            if (email != null) {
                merge(withdrawn, remembered.get(hex(keys.emails().of(email))));
            }
            String phone = candidate.phone();
            if (phone != null) {
                merge(withdrawn, remembered.get(hex(keys.phones().of(phone))));
            }
        }
        List<String> ids = known == null
                ? List.of()
                : known.stream().map(PersonTable.Row::id).distinct().toList();
        ids.forEach(id -> merge(withdrawn, remembered.get(hex(Withdrawals.keyOf(id)))));
        var decided = new PersonGroup(
                group.positions(), survivorship.withWithdrawals(group.survivor(), withdrawn), group.warnings());
        return ids.isEmpty()
                ? new KnownPerson(Ids.random(), true, decided, withdrawn, List.of())
                : new KnownPerson(ids.getFirst(), false, decided, withdrawn, ids.subList(1, ids.size()));
    }

    private List<KnownPerson> remember(
            List<KnownPerson> persons, List<Candidate> candidates, Clusters clusters, BatchKeys keys) {
        long now = dialect.now();
        persons.stream().filter(person -> !person.absorbed().isEmpty()).forEach(this::absorb);
        List<NewPerson> news = persons.stream()
                .map(person -> news(person, candidates, clusters, keys))
                .toList();
        List<NewPerson> fresh = new ArrayList<>();
        List<NewPerson> known = new ArrayList<>();
        for (int i = 0; i < persons.size(); i++) {
            (persons.get(i).isNew() ? fresh : known).add(news.get(i));
        }
        for (boolean added : table.insert(fresh, now)) {
            if (!added) {
                throw new ConcurrentPersonException();
            }
        }
        table.learn(known, now);
        List<Phone> phones = new ArrayList<>();
        for (KnownPerson person : persons) {
            for (int position : person.group().positions()) {
                String phone = candidates.get(position).phone();
                if (phone != null) {
                    phones.add(
                            new Phone(keys.phones().of(phone), person.personId(), clusters.phoneIdentifies(position)));
                }
            }
        }
        table.addPhones(phones);
        return persons;
    }

    private void absorb(KnownPerson person) {
        person.absorbed().forEach(absorbed -> table.absorb(person.personId(), absorbed));
        withdrawals.remember(List.of(Withdrawals.keyOf(person.personId())), person.withdrawals());
    }

    private static NewPerson news(KnownPerson person, List<Candidate> candidates, Clusters clusters, BatchKeys keys) {
        String email = null;
        boolean identifies = false;
        String name = null;
        for (int position : person.group().positions()) {
            Candidate candidate = candidates.get(position);
            if (candidate.email() != null && (email == null || clusters.emailIdentifies(position))) {
                email = candidate.email();
                identifies = clusters.emailIdentifies(position);
            }
            name = name == null ? candidate.name() : name;
        }
        return new NewPerson(
                person.personId(),
                email == null ? null : keys.emails().of(email),
                identifies,
                name == null ? null : keys.names().of(name));
    }

    private static Candidate candidate(PersonTable.Row row, BatchKeys keys) {
        return new Candidate(
                keys.emails().keyOf(row.email()),
                row.emailIdentifies(),
                keys.phones().keyOf(row.phone()),
                row.phone() != null,
                keys.names().keyOf(row.name()),
                row.id());
    }

    private static List<byte[]> hashes(Stream<@Nullable String> texts, KeyHashes hashes) {
        return texts.filter(Objects::nonNull).distinct().map(hashes::of).toList();
    }

    private static void merge(Map<Channel, Instant> into, @Nullable Map<Channel, Instant> from) {
        if (from != null) {
            from.forEach((channel, at) -> into.merge(channel, at, (one, two) -> one.isAfter(two) ? one : two));
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
