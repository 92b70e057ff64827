package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts that CXone refuses, beside others: they cost few requests, and hold up nobody. */
class RefusedDataIT {

    private static final int LIMIT = 100;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int CONTACTS = 1_000;
    private static final int MOST_REQUESTS = 450;
    private static final int MOST_BEFORE_THE_PAUSE = 15;

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

            await().atMost(Duration.ofSeconds(5)).until(() -> merged(rig, good) == 100);
            await().atMost(Duration.ofSeconds(30)).until(() -> status(rig, job).equals("completed_with_failures"));
            assertThat(merged(rig, job)).isEqualTo(CONTACTS - bad.size());
            assertThat(rig.cxone.merges()).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
            assertThat(rig.cxone.throttled()).isZero();
            new Figures("One in twenty of " + CONTACTS + " refused")
                    .put("requests", rig.cxone.merges().size())
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
            await().atMost(Duration.ofSeconds(10)).until(() -> merged(rig, good) == 200);
        }
    }

    @Test
    void whenEverythingIsRefusedSendingIsPausedAndNothingIsLost(@TempDir Path dataDir) {
        var refusing = new AtomicBoolean(true);
        try (var rig = new Rig(dataDir, LIMIT, WINDOW, Map.of())) {
            rig.cxone.answersMerges(merge -> refusing.get() ? Optional.of(Reply.status(422)) : Optional.empty());
            var job = rig.client.submit(People.range(0, CONTACTS));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> sendingReason(rig).equals("forbidden"));
            assertThat(rig.cxone.merges()).hasSizeLessThanOrEqualTo(MOST_BEFORE_THE_PAUSE);

            refusing.set(false);
            await().atMost(Duration.ofSeconds(60)).until(() -> status(rig, job).equals("completed"));
            assertThat(merged(rig, job)).isEqualTo(CONTACTS);
        }
    }

    private static void refuse(Rig rig, Set<String> bad) {
        rig.cxone.answersMerges(merge -> merge.externalIds().stream().anyMatch(bad::contains)
                ? Optional.of(Reply.status(422))
                : Optional.empty());
    }

    private static String sendingReason(Rig rig) {
        var sending = rig.client.get("/sending", EnricherClient.OPS_KEY).body();
        return rig.client.json(sending).path("reason").asString("");
    }

    private static String status(Rig rig, String job) {
        return rig.client.job(job).path("status").asString();
    }

    private static int merged(Rig rig, String job) {
        return rig.client.job(job).path("merged").asInt();
    }
}
