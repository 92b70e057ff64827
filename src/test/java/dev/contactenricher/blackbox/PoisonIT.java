package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One contact that CXone refuses, among many. */
@Tag("long")
class PoisonIT {

    private static final int CONTACTS = 5_000;
    private static final int MOST_EXTRA_REQUESTS = 12;
    private static final String POISON = People.externalId(2_345);

    @Test
    void theContactAtFaultIsFoundAndTheOthersGoThrough(@TempDir Path dataDir) {
        try (var rig = new Rig(dataDir, 100, Duration.ofSeconds(6), Map.of())) {
            rig.cxone.answersMerges(
                    merge -> merge.externalIds().contains(POISON) ? Optional.of(Reply.status(422)) : Optional.empty());
            var job = rig.client.submit(People.range(0, CONTACTS));

            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(
                            () -> assertThat(rig.client.job(job).path("status").asString())
                                    .as("the job %s", rig.client.job(job))
                                    .isEqualTo("completed_with_failures"));

            new Figures("One poison contact among " + CONTACTS)
                    .put("merged", rig.client.job(job).path("merged").asInt())
                    .put("extra requests", rig.cxone.merges().size() - CONTACTS / 50)
                    .print();
            assertThat(rig.client.job(job).path("merged").asInt()).isEqualTo(CONTACTS - 1);
            assertThat(rig.cxone.merges()).hasSizeLessThanOrEqualTo(CONTACTS / 50 + MOST_EXTRA_REQUESTS);
            var deadLetters =
                    rig.client.get("/dead-letters", EnricherClient.OPS_KEY).body();
            assertThat(rig.client.json(deadLetters).path("entries"))
                    .singleElement()
                    .satisfies(
                            letter -> assertThat(letter.path("external_crm_id").asString())
                                    .isEqualTo(POISON));
        }
    }
}
