package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies in the middle of its work; the trail that it leaves is whole, complete, and says nothing of persons. */
class AuditTrailIT {

    private static final int CONTACTS = 150;
    private static final int BATCH = 50;

    @Test
    void aKillLeavesNoGapAndNoDuplicate(@TempDir Path dataDir, @TempDir Path folder) throws Exception {
        var settings = Map.of("ENRICHER_AUDIT_CHECKPOINTINTERVAL", "1s", "CXONE_TIMEOUT", "3s");
        try (var rig = new Rig(dataDir, 100, Duration.ofSeconds(10), settings)) {
            List<String> jobs = IntStream.range(0, CONTACTS / BATCH)
                    .mapToObj(batch -> rig.client.submit(People.range(batch * BATCH, (batch + 1) * BATCH)))
                    .toList();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !rig.cxone.acceptedMerges().isEmpty());
            rig.enricher.kill();
            rig.enricher.startAgain();
            rig.awaitCompleted(jobs, Duration.ofMinutes(2));

            var trail = await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> ExportedTrail.of(rig, folder),
                            exported -> exported.contacts("merge_completed").size() >= CONTACTS);
            trail.assertWhole();
            assertThat(trail.jobs("batch_submitted")).containsExactlyInAnyOrderElementsOf(jobs);
            assertThat(trail.contacts("merge_submitted")).hasSizeGreaterThanOrEqualTo(CONTACTS);
            assertThat(trail.contacts("merge_completed")).hasSize(CONTACTS).doesNotHaveDuplicates();

            String text = trail.text();
            assertThat(People.secretsIn(text, CONTACTS)).isEmpty();
            assertThat(text).doesNotContain(People.externalId(0), People.externalId(CONTACTS - 1));
        }
    }
}
