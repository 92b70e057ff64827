package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What telling a batch of 10,000 apart costs: in memory, and with the look-ups in SQLite. */
public final class DedupBenchmark {

    private static final int CONTACTS = 10_000;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 40;

    private DedupBenchmark() {}

    public static void main(String[] arguments) {
        var normalizer = new ContactNormalizer("US");
        List<Contact> contacts = new Town(20, 5_000)
                .contacts().stream()
                        .map(one -> normalizer.normalize(one.raw()))
                        .filter(Normalized.class::isInstance)
                        .map(one -> ((Normalized) one).contact())
                        .limit(CONTACTS)
                        .toList();
        var deduplicator = new Deduplicator(new Survivorship());
        print("in memory", times(() -> deduplicator.group(contacts)));
        try (var store = new BenchmarkStore()) {
            store.census().take(contacts);
            print("SQLite, everybody known", times(() -> store.census().take(contacts)));
        }
    }

    private static double[] times(Runnable work) {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        var times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long started = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - started) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private static void print(String what, double[] millis) {
        System.out.println(String.format(
                Locale.ROOT,
                "%,d contacts, %s: best %.1f ms, median %.1f ms, worst %.1f ms",
                CONTACTS,
                what,
                millis[0],
                millis[millis.length / 2],
                millis[millis.length - 1]));
    }
}
