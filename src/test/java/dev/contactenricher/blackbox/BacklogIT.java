package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.SeenMerge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty thousand contacts, through two restarts. */
@Tag("long")
class BacklogIT {

    private static final int CONTACTS = 50_000;
    private static final int BATCH = 10_000;

    @Test
    void aBacklogDrainsInFullRequestsAtTheFullRate(@TempDir Path dataDir) {
        try (var rig = new Rig(dataDir, 100, Duration.ofSeconds(6), Map.of())) {
            var jobs = IntStream.range(0, CONTACTS / BATCH)
                    .mapToObj(batch -> rig.client.submit(People.range(batch * BATCH, (batch + 1) * BATCH)))
                    .toList();
            for (int requests : List.of(300, 600)) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> rig.cxone.merges().size() >= requests);
                rig.enricher.stop();
                rig.enricher.startAgain();
            }
            rig.awaitCompleted(jobs, Duration.ofMinutes(4));

            assertThat(rig.cxone.throttled()).isZero();
            var sizes = rig.cxone.acceptedMerges().stream()
                    .map(SeenMerge::externalIds)
                    .mapToInt(List::size)
                    .summaryStatistics();
            assertThat(sizes.getAverage()).isGreaterThanOrEqualTo(49);
            assertThat(sizes.getSum()).isGreaterThanOrEqualTo(CONTACTS);
        }
    }
}
