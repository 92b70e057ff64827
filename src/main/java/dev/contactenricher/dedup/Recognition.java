package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.store.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A batch's contacts beside everybody known who shares a key with one of them. Pure. */
final class Recognition {

    private static final Comparator<PersonTable.Row> OLDEST_FIRST =
            Comparator.comparingLong(PersonTable.Row::createdAt).thenComparing(PersonTable.Row::id);

    private final List<Contact> contacts;
    private final List<Candidate> candidates;
    private final BatchKeys keys;
    private final List<PersonTable.Row> rows;
    private final Clusters clusters;

    Recognition(List<Contact> contacts, BatchKeys keys, List<PersonTable.Row> rows, SharedKeys shared) {
        this.contacts = contacts;
        this.keys = keys;
        this.rows = rows;
        this.candidates = new ArrayList<>(contacts.size() + rows.size());
        for (Candidate candidate : keys.candidates()) {
            candidates.add(shared.hasPhone(candidate.phone()) ? candidate.withSharedPhone() : candidate);
        }
        rows.forEach(row -> candidates.add(candidate(row)));
        this.clusters = new Clusters(candidates, shared);
    }

    /** In the order of their first contacts. */
    List<Recognized> persons(Survivorship survivorship) {
        Map<Integer, TreeSet<PersonTable.Row>> known = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            known.computeIfAbsent(clusters.personOf(contacts.size() + i), root -> new TreeSet<>(OLDEST_FIRST))
                    .add(rows.get(i));
        }
        return new Groups(contacts, clusters, survivorship)
                .all().stream()
                        .map(group -> recognized(group, known.get(group.representative())))
                        .toList();
    }

    /** Hashes of phones that turned out to be shared by more than a few people. */
    List<byte[]> sharedPhones() {
        return clusters.sharedPhones().stream().map(keys.phones()::of).toList();
    }

    private Recognized recognized(PersonGroup group, @Nullable Collection<PersonTable.Row> known) {
        List<PersonTable.Row> rows = known == null ? List.of() : List.copyOf(known);
        List<String> ids = rows.stream().map(PersonTable.Row::id).distinct().toList();
        return new Recognized(
                ids.isEmpty() ? Ids.random() : ids.getFirst(),
                ids.isEmpty(),
                rows.stream().anyMatch(PersonTable.Row::admitted),
                ids.isEmpty() ? List.of() : ids.subList(1, ids.size()),
                ownEmail(group, rows),
                phones(group),
                hashes(group),
                group);
    }

    /** The e-mail by which the person is found again: its own, else one that it shares. */
    private Recognized.@Nullable Email ownEmail(PersonGroup group, List<PersonTable.Row> known) {
        Recognized.Email email = null;
        for (int position : group.positions()) {
            String key = candidates.get(position).email();
            boolean identifies = clusters.emailIdentifies(position);
            if (key != null && (email == null || identifies)) {
                email = new Recognized.Email(keys.emails().of(key), identifies);
            }
        }
        for (PersonTable.Row row : known) {
            if (row.email() != null && (email == null || row.emailIdentifies() && !email.identifies())) {
                email = new Recognized.Email(row.email(), row.emailIdentifies());
            }
        }
        return email;
    }

    private List<Recognized.Phone> phones(PersonGroup group) {
        List<Recognized.Phone> phones = new ArrayList<>(1);
        for (int position : group.positions()) {
            Candidate candidate = candidates.get(position);
            if (candidate.phone() != null) {
                phones.add(new Recognized.Phone(
                        keys.phones().of(candidate.phone()),
                        candidate.name() == null ? KeyHashes.NONE : keys.names().of(candidate.name()),
                        clusters.phoneIdentifies(position)));
            }
        }
        return phones;
    }

    /** Of every e-mail and phone that the batch gives the person. */
    private List<byte[]> hashes(PersonGroup group) {
        List<byte[]> hashes = new ArrayList<>(2);
        for (int position : group.positions()) {
            Candidate candidate = candidates.get(position);
            if (candidate.email() != null) {
                hashes.add(keys.emails().of(candidate.email()));
            }
            if (candidate.phone() != null) {
                hashes.add(keys.phones().of(candidate.phone()));
            }
        }
        return hashes;
    }

    private Candidate candidate(PersonTable.Row row) {
        return new Candidate(
                keys.emails().keyOf(row.email()),
                row.emailIdentifies(),
                keys.phones().keyOf(row.phone()),
                row.phone() != null,
                keys.names().keyOf(row.name()),
                row.id(),
                row.profiles());
    }
}
