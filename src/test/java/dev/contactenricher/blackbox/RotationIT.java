package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInCxone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks the steps of docs/operations.md, "Changing keys and secrets", with contacts under way all the time: none is lost,
 * and no valid call is refused.
 */
@Tag("long")
class RotationIT {

    private static final String OLD_DATA_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String NEW_DATA_KEY = "bmV3IGRhdGEga2V5IG9mIHRoaXJ0eS10d28gYnl0ZXM=";
    private static final String NEW_CRM_KEY = "rotated-crm-key-77e1";
    private static final String NEW_WEBHOOK_SECRET = "whsec_bmV3IHdlYmhvb2sgc2VjcmV0IDAxMjM0NTY3ODkwMQ==";

    @Test
    void everyKeyAndSecretChangesWithoutALostContactOrARefusedCall(@TempDir Path dataDir) {
        try (var rig = new Rig(dataDir, 1000, Duration.ofSeconds(10), Map.of("ENRICHER_DATA_KEY", OLD_DATA_KEY))) {
            rig.cxone.answersMerges(merge -> Optional.of(Reply.status(503)));
            String waiting = rig.client.submit(People.range(0, 100));

            // data key and API key: both current
            rig.enricher.stop();
            rig.enricher.startAgain(Map.of(
                    "ENRICHER_DATA_KEY", NEW_DATA_KEY + "," + OLD_DATA_KEY,
                    "CRM_API_KEYS", NEW_CRM_KEY + "," + EnricherClient.CRM_KEY));
            assertThat(rig.client
                            .get("/jobs/" + waiting, EnricherClient.CRM_KEY)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(rig.client.get("/jobs/" + waiting, NEW_CRM_KEY).statusCode())
                    .isEqualTo(200);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> rig.enricher.output().stream()
                            .anyMatch(line -> line.contains("the older ones can be taken out")));

            // the old data key goes; webhook secret and client secret: both current, or changed on both sides
            rig.enricher.stop();
            rig.enricher.startAgain(Map.of(
                    "ENRICHER_DATA_KEY",
                    NEW_DATA_KEY,
                    "CXONE_WEBHOOK_SECRET",
                    NEW_WEBHOOK_SECRET + "," + StandInCxone.WEBHOOK_SECRET));
            rig.cxone.answersMerges(merge -> Optional.empty());
            rig.awaitCompleted(List.of(waiting), Duration.ofMinutes(3));

            // the old API key goes
            rig.enricher.stop();
            rig.enricher.startAgain(Map.of("CRM_API_KEYS", NEW_CRM_KEY));
            assertThat(rig.client
                            .get("/jobs/" + waiting, EnricherClient.CRM_KEY)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(rig.client.get("/jobs/" + waiting, NEW_CRM_KEY).statusCode())
                    .isEqualTo(200);
            assertThat(rig.cxone.acceptedMerges())
                    .flatMap(merge -> merge.externalIds())
                    .hasSize(100);
        }
    }
}
