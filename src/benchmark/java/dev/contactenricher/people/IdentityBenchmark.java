package dev.contactenricher.people;






import dev.contactenricher.dedup.Deduplicator;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.dedup.PersonGroup;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well made-up towns of 20,000 people are told apart, and how fast: each whole, by {@link Deduplicator}, and in
 * batches, by {@link People} on SQLite. Takes the towns' seeds as arguments.
 */
public final class IdentityBenchmark {

    private static final String[] SEEDS = {"20", "1", "33"};
    private static final int PEOPLE = 20_000;
    private static final int BATCH = 1_000;

    private IdentityBenchmark() {}

    public static void main(String[] arguments) {
        for (String seed : arguments.length == 0 ? SEEDS : arguments) {
            tellApart(Long.parseLong(seed));
        }
    }

    private static void tellApart(long seed) {
        List<Labelled> labelled = new ArrayList<>();
        List<Contact> contacts = new ArrayList<>();
        int rejected = 0;
        var normalizer = new ContactNormalizer("US");
        for (Labelled one : new Town(seed, PEOPLE).contacts()) {
            if (normalizer.normalize(one.raw()) instanceof Normalized normalized) {
                labelled.add(one);
                contacts.add(normalized.contact());
            } else {
                rejected++;
            }
        }
        print("seed %d: %,d contacts of %,d people; %,d more were rejected", seed, contacts.size(), PEOPLE, rejected);
        long started = System.nanoTime();
        List<String> persons = whole(contacts);
        double speed = contacts.size() / secondsSince(started);
        print("in one batch, in memory: %s; %,.0f contacts a second", IdentityScore.of(labelled, persons), speed);
        try (var store = new BenchmarkStore()) {
            Census census = store.census();
            started = System.nanoTime();
            persons = new ArrayList<>();
            for (int from = 0; from < contacts.size(); from += BATCH) {
                persons.addAll(census.take(contacts.subList(from, Math.min(from + BATCH, contacts.size()))));
            }
            speed = contacts.size() / secondsSince(started);
            IdentityScore score = IdentityScore.of(labelled, census.finalPersons(persons));
            print("in batches of %,d, SQLite: %s; %,.0f contacts a second", BATCH, score, speed);
        }
    }

    private static List<String> whole(List<Contact> contacts) {
        var persons = new String[contacts.size()];
        for (PersonGroup group : new Deduplicator(new Survivorship()).group(contacts)) {
            group.positions().forEach(position -> persons[position] = "person " + group.representative());
        }
        return List.of(persons);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
