package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CXone is away for what would be an hour, at sixty times the speed, in each of the ways in which it can be away. */
@Tag("long")
class OutageIT {

    private static final int BATCHES = 20;
    private static final int BATCH = 1_000;
    private static final int LIMIT = 100;
    private static final Duration WINDOW = Duration.ofSeconds(6);
    private static final Duration PART = Duration.ofSeconds(20);
    private static final Duration LONGEST_PROBE_INTERVAL = Duration.ofSeconds(1);

    private static final Map<String, String> SIXTY_TIMES_FASTER = Map.of(
            "CXONE_TIMEOUT", "2s",
            "CXONE_CONFIRMATION_TIMEOUT", "15s",
            "ENRICHER_MERGE_LONGESTBACKOFF", LONGEST_PROBE_INTERVAL.toMillis() + "ms");

    @Test
    void nothingIsLostAndTheBacklogDrainsAtTheFullRate(@TempDir Path dataDir) {
        try (var rig = new Rig(dataDir, LIMIT, WINDOW, SIXTY_TIMES_FASTER)) {
            var jobs = IntStream.range(0, BATCHES)
                    .mapToObj(batch -> rig.client.submit(People.range(batch * BATCH, (batch + 1) * BATCH)))
                    .toList();
            await().until(() -> rig.cxone.acceptedMerges().size() >= 20);

            rig.cxone.goAway();
            pass(PART);
            rig.cxone.answersMerges(merge -> Optional.of(Reply.status(200).after(Duration.ofSeconds(4))));
            rig.cxone.comeBack();
            pass(PART);
            rig.cxone.answersMerges(merge -> Optional.of(Reply.status(503)));
            pass(PART);
            int before = rig.cxone.acceptedMerges().size();
            var recovered = Instant.now();
            rig.cxone.answersMerges(merge -> Optional.empty());
            rig.awaitCompleted(jobs, Duration.ofMinutes(4));

            var drained = rig.cxone.acceptedMerges().stream().skip(before).toList();
            var first = drained.getFirst().at();
            var use = new BudgetUse(LIMIT, WINDOW);
            use.up(first, everyoneSentBy(rig));
            new Figures("Outage")
                    .put(
                            "seconds until the first send",
                            Duration.between(recovered, first).toMillis() / 1000.0)
                    .put("budget used after it", use.share(drained))
                    .put("throttled", rig.cxone.throttled())
                    .print();
            assertThat(first).isBefore(recovered.plus(LONGEST_PROBE_INTERVAL).plusSeconds(1));
            assertThat(use.share(drained)).isGreaterThanOrEqualTo(0.95);
            assertThat(jobs)
                    .allSatisfy(
                            job -> assertThat(rig.client.job(job).path("merged").asInt())
                                    .isEqualTo(BATCH));
            assertThat(rig.cxone.throttled()).isZero();
        }
    }

    /** When the last contact that waited was accepted; asking again for late confirmations is no part of the backlog. */
    private static Instant everyoneSentBy(Rig rig) {
        var left = new HashSet<String>();
        rig.cxone.acceptedMerges().forEach(merge -> left.addAll(merge.externalIds()));
        return rig.cxone.acceptedMerges().stream()
                .filter(merge -> left.removeAll(Set.copyOf(merge.externalIds())) && left.isEmpty())
                .findFirst()
                .orElseThrow()
                .at();
    }

    private static void pass(Duration time) {
        var end = Instant.now().plus(time);
        await().atMost(time.multipliedBy(2)).until(() -> Instant.now().isAfter(end));
    }
}
