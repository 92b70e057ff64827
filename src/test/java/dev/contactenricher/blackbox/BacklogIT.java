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

/**
 * Fifty thousand contacts, through two restarts. What is measured begins a window after the last of them was posted, and a
 * window after each restart was ready: the service and the stand-in share the processor, and a machine that compiles and
 * takes in at the same time is not what the budget is about. What the whole time gives is printed beside it.
 */
@Tag("long")
class BacklogIT {

    private static final int CONTACTS = 50_000;
    private static final int BATCH = 1_000;
    private static final int LIMIT = 100;
    private static final Duration WINDOW = Duration.ofSeconds(6);

    @Test
    void aBacklogDrainsInFullRequestsAtTheFullRate(@TempDir Path dataDir) {
        try (var rig = new Rig(dataDir, LIMIT, WINDOW, Map.of())) {
            var use = new BudgetUse(LIMIT, WINDOW);
            var useFromStart = new BudgetUse(LIMIT, WINDOW);
            var jobs = IntStream.range(0, CONTACTS / BATCH)
                    .mapToObj(batch -> rig.client.submit(People.range(batch * BATCH, (batch + 1) * BATCH)))
                    .toList();
            var ready = Instant.now();
            for (int requests : List.of(500, 750)) {
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> rig.cxone.merges().size() >= requests);
                var stopped = Instant.now();
                use.up(ready.plus(WINDOW), stopped);
                useFromStart.up(ready, stopped);
                rig.enricher.stop();
                rig.enricher.startAgain();
                ready = Instant.now();
            }
            rig.awaitCompleted(jobs, Duration.ofMinutes(6));
            var last = rig.cxone.merges().getLast().at();
            use.up(ready.plus(WINDOW), last);
            useFromStart.up(ready, last);

            var merges = rig.cxone.acceptedMerges();
            var sizes = merges.stream()
                    .map(SeenMerge::externalIds)
                    .mapToInt(List::size)
                    .summaryStatistics();
            new Figures("Backlog of " + CONTACTS)
                    .put("budget used", use.share(merges))
                    .put("the first window of each start included", useFromStart.share(merges))
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
