package dev.contactenricher.blackbox;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts posted alone while a hundred thousand wait. */
@Tag("long")
class LanesIT {

    private static final int BULK = 100_000;
    private static final int BATCH = 10_000;
    private static final int ALONE = 100;
    private static final Duration BETWEEN = Duration.ofMillis(730);
    private static final Duration INTERVAL = Duration.ofMillis(600);

    @Test
    void aContactPostedAloneGoesWithOneOfTheNextRequests(@TempDir Path dataDir) {
        try (var rig = new Rig(dataDir, 100, Duration.ofSeconds(60), Map.of())) {
            for (int from = 0; from < BULK; from += BATCH) {
                rig.client.submit(People.range(from, from + BATCH));
            }
            var posted = new HashMap<String, Instant>();
            for (int i = 0; i < ALONE; i++) {
                var at = Instant.now();
                posted.put(People.externalId(BULK + i), at);
                rig.client.submit(People.range(BULK + i, BULK + i + 1));
                await().atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> Instant.now().isAfter(at.plus(BETWEEN)));
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> sentAt(rig).keySet().containsAll(posted.keySet()));

            var sentAt = sentAt(rig);
            List<Duration> waits = posted.entrySet().stream()
                    .map(call -> Duration.between(call.getValue(), requireNonNull(sentAt.get(call.getKey()))))
                    .sorted()
                    .toList();
            Duration wait99 = waits.get(ALONE * 99 / 100 - 1);
            new Figures("Alone while " + BULK + " wait")
                    .put("median of the wait in ms", waits.get(ALONE / 2).toMillis())
                    .put("p99 in ms", wait99.toMillis())
                    .put("throttled", rig.cxone.throttled())
                    .print();
            assertThat(wait99).isLessThan(INTERVAL.multipliedBy(3));
            assertThat(rig.cxone.throttled()).isZero();
        }
    }

    private static Map<String, Instant> sentAt(Rig rig) {
        return rig.cxone.acceptedMerges().stream()
                .flatMap(merge -> merge.externalIds().stream().map(id -> Map.entry(id, merge.at())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, later) -> first));
    }
}
