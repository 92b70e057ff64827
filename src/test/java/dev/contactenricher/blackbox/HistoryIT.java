package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long histories of people who wait, in a heap of 512 MB: each request that CXone gets of them has its bound. */
@Tag("long")
class HistoryIT {

    private static final int PERSONS = 50;
    private static final int BATCHES = 10;
    private static final int ENTRIES = 240;
    private static final String KILOBYTE = "x".repeat(960);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void allIsSentAndReadinessTellsTheTruthThroughout(@TempDir Path dataDir) {
        try (var rig = new Rig(dataDir, 100, Duration.ofSeconds(10), Map.of())) {
            var largest = new AtomicInteger();
            rig.cxone.showsContactsTo(contact -> largest.accumulateAndGet(
                    contact.path("interaction_history").toString().length(), Math::max));
            assertThat(rig.client.post("/sending/pause", "{}").statusCode()).isEqualTo(200);
            List<String> jobs = IntStream.range(0, BATCHES)
                    .mapToObj(batch -> {
                        assertThat(rig.enricher.isUp()).isTrue();
                        return rig.client.submit(batch(batch));
                    })
                    .toList();
            assertThat(trimmed(rig, jobs.getLast())).isEqualTo(PERSONS);

            assertThat(rig.client.post("/sending/resume", "").statusCode()).isEqualTo(200);
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        assertThat(rig.enricher.isUp())
                                .as("it printed:%n%s", String.join("\n", rig.enricher.output()))
                                .isTrue();
                        return rig.client
                                .job(jobs.getLast())
                                .path("status")
                                .asString()
                                .equals("completed");
                    });
            rig.awaitCompleted(jobs, Duration.ofMinutes(1));
            assertThat(rig.cxone.acceptedMerges())
                    .flatExtracting(merge -> merge.externalIds())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, PERSONS)
                            .mapToObj(People::externalId)
                            .toList());
            assertThat(largest.get()).isBetween(200 * 1024, 256 * 1024 + 1024);
            assertThat(rig.enricher.output()).noneMatch(line -> line.contains("OutOfMemoryError"));
        }
    }

    private static long trimmed(Rig rig, String job) {
        var csv = rig.client.getAs("text/csv", "/jobs/" + job + "/contacts", EnricherClient.CRM_KEY);
        return csv.body()
                .lines()
                .filter(line -> line.contains("history_trimmed"))
                .count();
    }

    private static List<Map<String, Object>> batch(int number) {
        return IntStream.range(0, PERSONS)
                .<Map<String, Object>>mapToObj(person -> People.person(person)
                        .updated(START.plusSeconds(number).toString())
                        .with("interaction_history", history(number)))
                .toList();
    }

    /** 240 KB, of no time that another batch has. */
    private static List<Map<String, Object>> history(int batch) {
        return IntStream.range(0, ENTRIES)
                .mapToObj(entry -> Map.<String, Object>of(
                        "at", START.plusSeconds(batch * 1_000L + entry).toString(), "note", KILOBYTE + entry))
                .toList();
    }
}
