package dev.contactenricher.people;



import dev.contactenricher.dedup.Deduplicator;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What telling a batch of 10,000 apart costs: in memory, and with the look-ups in SQLite. */
public final class DedupBenchmark {

    private static final int CONTACTS = 10_000;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int ROUNDS = 100;

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

    /** By the clock, and of the processor alone, which says more on a busy machine. */
    private record Times(double[] wall, double[] processor) {}

    private static Times times(Runnable work) {
        long warm = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < warm) {
            work.run();
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        var times = new Times(new double[ROUNDS], new double[ROUNDS]);
        for (int i = 0; i < ROUNDS; i++) {
            long started = System.nanoTime();
            long startedWorking = threads.getCurrentThreadCpuTime();
            work.run();
            times.processor()[i] = (threads.getCurrentThreadCpuTime() - startedWorking) / 1e6;
            times.wall()[i] = (System.nanoTime() - started) / 1e6;
        }
        Arrays.sort(times.wall());
        Arrays.sort(times.processor());
        return times;
    }

    private static void print(String what, Times times) {
        System.out.println(String.format(
                Locale.ROOT,
                "%,d contacts, %s: best %.1f ms, median %.1f ms; processor time: best %.1f ms, median %.1f ms",
                CONTACTS,
                what,
                times.wall()[0],
                times.wall()[ROUNDS / 2],
                times.processor()[0],
                times.processor()[ROUNDS / 2]));
    }
}
