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
@Tag("long")
class TrickleIT {

    private static final int CONTACTS = 1_200;
    private static final long INTERVAL_MILLIS = 50;

    @Test
    void singleContactsGatherIntoRequests(@TempDir Path dataDir) throws InterruptedException {
        try (var rig = new Rig(dataDir, 100, Duration.ofSeconds(60), Map.of());
                var clockwork = Executors.newScheduledThreadPool(8)) {
            var posted = new ConcurrentHashMap<String, Instant>();
            var next = new AtomicInteger();
            var posting = clockwork.scheduleAtFixedRate(
                    () -> clockwork.execute(() -> post(rig, next.getAndIncrement(), posted)),
                    0,
                    INTERVAL_MILLIS,
                    TimeUnit.MILLISECONDS);
            await().atMost(Duration.ofSeconds(90)).until(() -> next.get() >= CONTACTS);
            posting.cancel(false);

            var start = posted.values().stream().min(Instant::compareTo).orElseThrow();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(rig.marketing.exported()).hasSize(CONTACTS));
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(65));
            assertThat(rig.cxone.merges()).hasSizeLessThanOrEqualTo(110);
            assertThat(rig.cxone.throttled()).isZero();
            assertThat(percentile99(waits(rig.cxone.acceptedMerges(), posted))).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static void post(Rig rig, int number, Map<String, Instant> posted) {
        if (number < CONTACTS) {
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
