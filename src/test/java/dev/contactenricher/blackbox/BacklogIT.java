package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.SeenMerge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    private static final int LIMIT = 100;
    private static final Duration WINDOW = Duration.ofSeconds(6);

    @Test
    void aBacklogDrainsInFullRequestsAtTheFullRate(@TempDir Path dataDir) {
        try (var rig = new Rig(dataDir, LIMIT, WINDOW, Map.of())) {
            var jobs = IntStream.range(0, CONTACTS / BATCH)
                    .mapToObj(batch -> rig.client.submit(People.range(batch * BATCH, (batch + 1) * BATCH)))
                    .toList();
            var use = new BudgetUse(LIMIT, WINDOW);
            var from = rig.cxone.merges().getFirst().at().plus(WINDOW);
            for (int requests : List.of(400, 700)) {
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> rig.cxone.merges().size() >= requests);
                use.up(from, Instant.now());
                rig.enricher.stop();
                rig.enricher.startAgain();
                from = Instant.now();
            }
            rig.awaitCompleted(jobs, Duration.ofMinutes(4));
            use.up(from, rig.cxone.merges().getLast().at());

            var merges = rig.cxone.acceptedMerges();
            var sizes = merges.stream()
                    .map(SeenMerge::externalIds)
                    .mapToInt(List::size)
                    .summaryStatistics();
            new Figures("Backlog of " + CONTACTS)
                    .put("budget used", use.share(merges))
                    .put("requests", rig.cxone.merges().size())
                    .put("mean chunk", sizes.getAverage())
                    .put("throttled", rig.cxone.throttled())
                    .print();
            assertThat(rig.cxone.throttled()).isZero();
            assertThat(use.share(merges)).isGreaterThanOrEqualTo(0.98);
            assertThat(sizes.getAverage()).isGreaterThanOrEqualTo(49);
            assertThat(sizes.getSum()).isGreaterThanOrEqualTo(CONTACTS);
        }
    }
}
