package dev.contactenricher.blackbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies in the middle of its work. */
class KillIT {

    private static final int BATCH = 50;

    @Test
    void afterAKillEachContactIsMergedUnderOneRequestIdWithinTheLimit(@TempDir Path dataDir, @TempDir Path folder)
            throws Exception {
        mergedUnderOneRequestId(dataDir, folder, 500, 20, Duration.ofSeconds(4), List.of(4));
    }

    @Test
    @Tag("long")
    void afterThreeKillsEachContactIsMergedUnderOneRequestIdWithinTheLimit(@TempDir Path dataDir, @TempDir Path folder)
            throws Exception {
        mergedUnderOneRequestId(dataDir, folder, 1_000, 100, Duration.ofSeconds(40), List.of(3, 8, 14));
    }

    /** @param killedAt the number of accepted requests at which the process is killed */
    private static void mergedUnderOneRequestId(
            Path dataDir, Path folder, int contacts, int limit, Duration window, List<Integer> killedAt)
            throws Exception {
        try (var rig = new Rig(dataDir, limit, window, Map.of("CXONE_TIMEOUT", "3s"))) {
            Executor virtual = Thread.ofVirtual()::start;
            var jobs = CompletableFuture.supplyAsync(() -> submitAll(rig.client, contacts), virtual);
            for (int requests : killedAt) {
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> rig.cxone.acceptedMerges().size() >= requests);
                rig.enricher.kill();
                rig.enricher.startAgain();
            }
            List<String> accepted = jobs.join();
            rig.awaitCompleted(accepted, Duration.ofMinutes(3));

            assertThat(requestIdsByContact(rig))
                    .hasSize(contacts)
                    .allSatisfy((contact, requestIds) -> assertThat(requestIds).hasSize(1));
            assertThat(rig.cxone.throttled()).isZero();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(rig.marketing.exported())
                            .extracting("externalId", String.class)
                            .containsExactlyInAnyOrderElementsOf(IntStream.range(0, contacts)
                                    .mapToObj(People::externalId)
                                    .toList()));

            // an orderly stop signs a last checkpoint
            rig.enricher.stop();
            rig.enricher.startAgain();
            var trail = ExportedTrail.of(rig, folder);
            trail.assertWhole();
            assertThat(trail.jobs("batch_submitted")).containsExactlyInAnyOrderElementsOf(accepted);
            assertThat(trail.contacts("merge_completed")).hasSize(contacts).doesNotHaveDuplicates();
        }
    }

    /** As a careful caller does it: the same batch under the same key, until there is an answer. */
    private static List<String> submitAll(EnricherClient client, int contacts) {
        var jobs = new ArrayList<String>();
        for (int from = 0; from < contacts; from += BATCH) {
            var body = client.body(People.range(from, from + BATCH));
            var key = UUID.randomUUID().toString();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        try {
                            var answer = client.postBatch(body, key);
                            if (answer.statusCode() == 202) {
                                jobs.add(client.json(answer.body())
                                        .path("job_id")
                                        .asString());
                            }
                            return answer.statusCode() == 202;
                        } catch (UncheckedIOException dead) {
                            return false;
                        }
                    });
        }
        return jobs;
    }

    private static Map<String, Set<String>> requestIdsByContact(Rig rig) {
        return rig.cxone.acceptedMerges().stream()
                .flatMap(merge -> merge.externalIds().stream().map(contact -> Map.entry(contact, merge.requestId())))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }
}
