package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What operators do and see, from outside. */
class OperatorIT {

    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void aPauseHoldsOverRestartsOfBothReplicasUntilOneOfThemIsToldToGoOn(@TempDir Path data) {
        try (var cluster = new Cluster(2, 20, WINDOW, data)) {
            EnricherClient first = cluster.directly(0);
            EnricherClient second = cluster.directly(1);
            assertThat(first.post("/sending/pause", EnricherClient.OPS_KEY, Map.of("reason", "a migration"))
                            .statusCode())
                    .isEqualTo(200);
            int before = cluster.cxone.merges().size();
            String job = second.submit(People.range(0, 200));
            cluster.replicas.forEach(EnricherProcess::stop);
            cluster.replicas.forEach(EnricherProcess::startAgain);
            assertThat(state(second)).isEqualTo("paused");
            double waited = oldest(second);
            await().atMost(PATIENCE).until(() -> oldest(second) >= waited + 3);
            assertThat(cluster.cxone.merges()).hasSize(before);
            assertThat(second.job(job).path("estimated_completion").isNull()).isTrue();

            second.post("/sending/resume", EnricherClient.OPS_KEY, Map.of());
            cluster.awaitCompleted(List.of(job));
            assertThat(state(first)).isEqualTo("running");
        }
    }

    @Test
    void thousandsOfContactsAreFewLinesInTheLog(@TempDir Path data) {
        try (var rig = new Rig(data, 100, WINDOW, Map.of())) {
            var jobs = new ArrayList<String>();
            for (int from = 0; from < 3_000; from += 150) {
                jobs.add(rig.client.submit(People.range(from, from + 150)));
            }
            rig.awaitCompleted(jobs, Duration.ofMinutes(3));
            assertThat(rig.enricher.output()).hasSizeBetween(jobs.size(), 150);
        }
    }

    private static String state(EnricherClient client) {
        return sending(client).path("state").asString();
    }

    /** For how many seconds the contact waits that has waited longest. */
    private static double oldest(EnricherClient client) {
        return sending(client).path("queue").path("oldest_seconds").asDouble();
    }

    private static JsonNode sending(EnricherClient client) {
        return client.json(client.get("/sending", EnricherClient.OPS_KEY).body());
    }
}
