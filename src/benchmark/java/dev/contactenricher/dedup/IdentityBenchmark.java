package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well a made-up town of 20,000 people is told apart, and how fast: whole, by {@link Deduplicator}, and in batches
 * of several sizes, by {@link People} on SQLite.
 */
public final class IdentityBenchmark {

    private static final long SEED = 20;
    private static final int PEOPLE = 20_000;

    private IdentityBenchmark() {}

    public static void main(String[] arguments) {
        List<Labelled> labelled = new ArrayList<>();
        List<Contact> contacts = new ArrayList<>();
        int rejected = 0;
        var normalizer = new ContactNormalizer("US");
        for (Labelled one : new Town(SEED, PEOPLE).contacts()) {
            if (normalizer.normalize(one.raw()) instanceof Normalized normalized) {
                labelled.add(one);
                contacts.add(normalized.contact());
            } else {
                rejected++;
            }
        }
        print("%,d contacts of %,d people; %,d more were rejected", contacts.size(), PEOPLE, rejected);
        print("in one batch, in memory:  %s", IdentityScore.of(labelled, whole(contacts)));
        for (int size : List.of(10_000, 1_000, 100)) {
            try (var store = new BenchmarkStore()) {
                Census census = store.census();
                long started = System.nanoTime();
                List<String> persons = new ArrayList<>();
                for (int from = 0; from < contacts.size(); from += size) {
                    persons.addAll(census.take(contacts.subList(from, Math.min(from + size, contacts.size()))));
                }
                double seconds = (System.nanoTime() - started) / 1e9;
                print(
                        "in batches of %,d, SQLite: %s; %,.0f contacts a second",
                        size,
                        IdentityScore.of(labelled, census.finalPersons(persons)),
                        contacts.size() / seconds);
            }
        }
    }

    private static List<String> whole(List<Contact> contacts) {
        var persons = new String[contacts.size()];
        for (PersonGroup group : new Deduplicator(new Survivorship()).group(contacts)) {
            group.positions().forEach(position -> persons[position] = "person " + group.representative());
        }
        return List.of(persons);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
