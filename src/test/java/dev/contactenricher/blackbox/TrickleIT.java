package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.SeenMerge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts that come one by one share requests, and wait for none. */
class TrickleIT {

    private static final long INTERVAL_MILLIS = 50;

    @Test
    void aFewSingleContactsShareRequests(@TempDir Path dataDir) throws InterruptedException {
        try (var rig = new Rig(dataDir, 20, Duration.ofSeconds(12), Map.of())) {
            var trickle = trickle(rig, 150);
            // at the pace of the budget there are more of them where a slow machine takes longer
            long paced = trickle.lasted().toMillis() / 600 + 5;
            assertThat(rig.cxone.merges()).hasSizeLessThanOrEqualTo((int) Math.max(30, paced));
            assertThat(rig.cxone.throttled()).isZero();
        }
    }

    @Test
    @Tag("long")
    void singleContactsGatherIntoRequestsAndWaitForNone(@TempDir Path dataDir) throws InterruptedException {
        try (var rig = new Rig(dataDir, 100, Duration.ofSeconds(60), Map.of())) {
            var trickle = trickle(rig, 1_200);
            assertThat(trickle.lasted()).isLessThan(Duration.ofSeconds(65));
            assertThat(rig.cxone.merges()).hasSizeLessThanOrEqualTo(110);
            assertThat(rig.cxone.throttled()).isZero();
            assertThat(trickle.wait99()).isLessThan(Duration.ofSeconds(2));
        }
    }

    /**
     * @param lasted from the first call to the last merge
     * @param wait99 from a call to CXone's acceptance, for 99 of 100
     */
    private record Trickle(Duration lasted, Duration wait99) {}

    private static Trickle trickle(Rig rig, int contacts) throws InterruptedException {
        try (var clockwork = Executors.newScheduledThreadPool(8)) {
            var posted = new ConcurrentHashMap<String, Instant>();
            var next = new AtomicInteger();
            var posting = clockwork.scheduleAtFixedRate(
                    () -> clockwork.execute(() -> post(rig, next.getAndIncrement(), contacts, posted)),
                    0,
                    INTERVAL_MILLIS,
                    TimeUnit.MILLISECONDS);
            await().atMost(Duration.ofMinutes(3)).until(() -> next.get() >= contacts);
            posting.cancel(false);

            var start = posted.values().stream().min(Instant::compareTo).orElseThrow();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(rig.marketing.exported()).hasSize(contacts));
            var trickle = new Trickle(
                    Duration.between(start, Instant.now()), percentile99(waits(rig.cxone.acceptedMerges(), posted)));
            new Figures("Trickle of " + contacts)
                    .put("seconds", trickle.lasted().toMillis() / 1000.0)
                    .put("requests", rig.cxone.merges().size())
                    .put("p99 of the wait in seconds", trickle.wait99().toMillis() / 1000.0)
                    .put("throttled", rig.cxone.throttled())
                    .print();
            return trickle;
        }
    }

    private static void post(Rig rig, int number, int contacts, Map<String, Instant> posted) {
        if (number < contacts) {
            posted.put(People.externalId(number), Instant.now());
            rig.client.submit(People.range(number, number + 1));
        }
    }

    private static List<Duration> waits(List<SeenMerge> merges, Map<String, Instant> posted) {
        return merges.stream()
                .flatMap(merge -> merge.externalIds().stream()
                        .map(contact -> Duration.between(posted.getOrDefault(contact, Instant.EPOCH), merge.at())))
                .sorted()
                .toList();
    }

    private static Duration percentile99(List<Duration> sorted) {
        return sorted.get((int) (sorted.size() * 0.99));
    }
}
