package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.SeenMerge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Contacts that CXone refuses, beside others: they cost few requests, and hold up nobody. How soon others go through is
 * counted in requests, a hundred of which go out in two seconds, so that a slow machine comes to the same verdict.
 */
class RefusedDataIT {

    private static final int LIMIT = 100;
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final int CONTACTS = 1_000;
    /** On a slow machine, too; what it takes with answers of a known delay is in {@code RefusedRequestCostTests}. */
    private static final int MOST_REQUESTS = 500;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Fifteen, and what is under way until their answers are read, which a slow machine does late. */
    private static final int MOST_BEFORE_THE_PAUSE = LIMIT / 2;

    @Test
    void oneInTwentyIsFoundInTimeAndOthersGoThroughMeanwhile(@TempDir Path dataDir) {
        Set<String> bad = IntStream.range(0, CONTACTS)
                .filter(i -> i % 20 == 7)
                .mapToObj(People::externalId)
                .collect(Collectors.toSet());
        try (var rig = new Rig(dataDir, LIMIT, WINDOW, Map.of())) {
            refuse(rig, bad);
            var job = rig.client.submit(People.range(0, CONTACTS));
            var good = rig.client.submit(People.range(CONTACTS, CONTACTS + 100));

            await().atMost(PATIENCE).until(() -> status(rig, job).equals("completed_with_failures"));
            await().atMost(PATIENCE).until(() -> merged(rig, good) == 100);
            assertThat(merged(rig, job)).isEqualTo(CONTACTS - bad.size());
            assertThat(rig.cxone.merges()).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
            int others = requestsUntilAllAreTaken(rig, CONTACTS, CONTACTS + 100);
            assertThat(others).as("within a window").isLessThanOrEqualTo(LIMIT);
            assertThat(rig.cxone.throttled()).isZero();
            new Figures("One in twenty of " + CONTACTS + " refused")
                    .put("merged", merged(rig, job))
                    .put("requests", rig.cxone.merges().size())
                    .put("seconds", seconds(rig.cxone.merges()))
                    .put("requests until 100 others were taken", others)
                    .put("in seconds", seconds(rig.cxone.merges().subList(0, others)))
                    .print();
        }
    }

    @Test
    void aJobThatIsRefusedAltogetherHoldsUpNobody(@TempDir Path dataDir) {
        Set<String> bad = IntStream.range(0, 2_000).mapToObj(People::externalId).collect(Collectors.toSet());
        try (var rig = new Rig(dataDir, LIMIT, WINDOW, Map.of())) {
            refuse(rig, bad);
            rig.client.submit(People.range(0, 2_000));
            var good = rig.client.submit(People.range(2_000, 2_200));
            await().atMost(PATIENCE).until(() -> merged(rig, good) == 200);
            int others = requestsUntilAllAreTaken(rig, 2_000, 2_200);
            assertThat(others).as("within two windows").isLessThanOrEqualTo(2 * LIMIT);
            new Figures("2000 of one job refused")
                    .put("requests until 200 others were taken", others)
                    .put("in seconds", seconds(rig.cxone.merges().subList(0, others)))
                    .print();
        }
    }

    @Test
    void whenEverythingIsRefusedSendingIsPausedAndNothingIsLost(@TempDir Path dataDir) {
        var refusing = new AtomicBoolean(true);
        try (var rig = new Rig(dataDir, LIMIT, WINDOW, Map.of())) {
            rig.cxone.answersMerges(merge -> refusing.get() ? Optional.of(Reply.status(422)) : Optional.empty());
            var job = rig.client.submit(People.range(0, CONTACTS));
            var paused = await().atMost(PATIENCE)
                    .until(
                            () -> sending(rig),
                            sending -> sending.path("reason").asString("").equals("forbidden"));
            Instant since = Instant.parse(paused.path("since").asString());
            // not those that look whether the pause may end
            long before = rig.cxone.merges().stream()
                    .filter(merge -> merge.at().isBefore(since))
                    .count();
            assertThat(before).isBetween(1L, (long) MOST_BEFORE_THE_PAUSE);

            refusing.set(false);
            await().atMost(PATIENCE).until(() -> status(rig, job).equals("completed"));
            new Figures("Everything refused")
                    .put("requests until the pause", before)
                    .put("merged once access was back", merged(rig, job))
                    .print();
            assertThat(merged(rig, job)).isEqualTo(CONTACTS);
        }
    }

    private static void refuse(Rig rig, Set<String> bad) {
        rig.cxone.answersMerges(merge -> merge.externalIds().stream().anyMatch(bad::contains)
                ? Optional.of(Reply.status(422))
                : Optional.empty());
    }

    /** How many requests CXone had seen when it had taken each of these contacts. */
    private static int requestsUntilAllAreTaken(Rig rig, int from, int to) {
        Set<String> missing =
                IntStream.range(from, to).mapToObj(People::externalId).collect(Collectors.toSet());
        int requests = 0;
        for (SeenMerge merge : rig.cxone.merges()) {
            requests++;
            if (merge.accepted()) {
                merge.externalIds().forEach(missing::remove);
            }
            if (missing.isEmpty()) {
                return requests;
            }
        }
        throw new AssertionError(missing.size() + " were not taken");
    }

    private static double seconds(List<SeenMerge> merges) {
        return Duration.between(merges.getFirst().at(), merges.getLast().at()).toMillis() / 1e3;
    }

    private static JsonNode sending(Rig rig) {
        return rig.client.json(
                rig.client.get("/sending", EnricherClient.OPS_KEY).body());
    }

    private static String status(Rig rig, String job) {
        return rig.client.job(job).path("status").asString();
    }

    private static int merged(Rig rig, String job) {
        return rig.client.job(job).path("merged").asInt();
    }
}
