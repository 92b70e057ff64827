package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contactenricher.leaks.Leaks;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.SeenMerge;
import dev.contactenricher.standin.StandInCollector;
import dev.contactenricher.standin.StandInCxone;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A thousand contacts in twenty batches, from the call to the marketing platform, and what that left behind. */
@TestInstance(Lifecycle.PER_CLASS)
class PipelineIT {

    private static final int CONTACTS = 1_000;
    private static final int BATCH = 50;

    @TempDir
    static Path dataDir;

    Rig rig;
    StandInCollector collector;
    List<String> jobs;

    @BeforeAll
    void run() {
        collector = new StandInCollector();
        rig = new Rig(dataDir, 100, Duration.ofSeconds(6), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()));
        jobs = IntStream.range(0, CONTACTS / BATCH)
                .mapToObj(batch -> rig.client.submit(People.range(batch * BATCH, (batch + 1) * BATCH)))
                .toList();
        rig.awaitCompleted(jobs, Duration.ofSeconds(90));
    }

    @AfterAll
    void stop() {
        rig.close();
        collector.close();
    }

    @Test
    void everyJobIsATraceThatTellsNothingOfPersons() {
        for (String name : List.of("batch", "merge request", "confirmation", "export")) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(collector.named(name))
                            .extracting(StandInCollector.Seen::traceId)
                            .contains(jobs.stream()
                                    .map(job -> job.replace("-", ""))
                                    .toArray(String[]::new)));
        }
        collector.texts().forEach(text -> Leaks.ofTheRun().inspect("spans", text));
        assertThat(collector.texts()).noneMatch(text -> text.contains(StandInCxone.CLIENT_SECRET));
    }

    @Test
    void everyContactIsMerged() {
        assertThat(jobs)
                .allSatisfy(job ->
                        assertThat(rig.client.job(job).path("merged").asInt()).isEqualTo(BATCH));
        assertThat(rig.cxone.acceptedMerges())
                .flatMap(SeenMerge::externalIds)
                .containsExactlyInAnyOrderElementsOf(externalIds());
    }

    @Test
    void everyContactIsExportedOnce() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rig.marketing.exported())
                        .extracting("externalId", String.class)
                        .containsExactlyInAnyOrderElementsOf(externalIds()));
    }

    @Test
    void requestsAreFullAndFew() {
        assertThat(rig.cxone.merges())
                .hasSizeLessThanOrEqualTo(22)
                .allSatisfy(merge -> assertThat(merge.externalIds()).hasSizeLessThanOrEqualTo(50))
                .allSatisfy(merge -> assertThat(merge.requestId()).isNotEmpty());
        assertThat(rig.cxone.throttled()).isZero();
    }

    @Test
    void oneTokenServesAll() {
        assertThat(rig.cxone.tokensIssued()).isOne();
    }

    @Test
    void noSecretIsInAnyUrl() {
        assertThat(Stream.concat(rig.cxone.urls().stream(), rig.marketing.urls().stream()))
                .isNotEmpty()
                .allSatisfy(url -> assertThat(url).doesNotContain("?", StandInCxone.CLIENT_ID, "secret", "token="));
    }

    @Test
    void nothingOfThePersonsIsToldToAnyone() {
        var jobDetails = jobs.stream()
                .flatMap(job -> Stream.of(
                        rig.client.get("/jobs/" + job, EnricherClient.CRM_KEY).body(),
                        rig.client
                                .get("/jobs/" + job + "/contacts?limit=1000", EnricherClient.CRM_KEY)
                                .body(),
                        rig.client
                                .get("/jobs/" + job + "/contacts/0", EnricherClient.CRM_KEY)
                                .body()));
        var rest = Stream.of(
                get("/metrics", EnricherClient.OPS_KEY),
                get("/dead-letters", EnricherClient.OPS_KEY),
                get("/audit-trail?limit=1000", EnricherClient.COMPLIANCE_KEY),
                String.join("\n", rig.enricher.output()));
        var told = Stream.concat(jobDetails, rest).reduce("", (all, text) -> all + "\n" + text);

        assertThat(People.secretsIn(told, CONTACTS)).isEmpty();
        assertThat(told)
                .doesNotContain(
                        StandInCxone.CLIENT_SECRET,
                        StandInCxone.WEBHOOK_SECRET,
                        EnricherClient.CRM_KEY,
                        EnricherClient.OPS_KEY,
                        EnricherClient.COMPLIANCE_KEY);
    }

    @Test
    void nothingOfThePersonsIsReadableAtRest() throws IOException {
        try (var files = Files.walk(dataDir)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(People.secretsIn(content, CONTACTS))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void promtoolAcceptsTheMetrics(@TempDir Path folder) throws IOException, InterruptedException {
        var promtool = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(entry -> Path.of(entry, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(promtool.isPresent(), "promtool is not installed");

        var metrics = Files.writeString(folder.resolve("metrics"), get("/metrics", EnricherClient.OPS_KEY));
        var check = new ProcessBuilder(promtool.get().toString(), "check", "metrics")
                .redirectInput(metrics.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }

    @Test
    void theAuditChainIsWhole() {
        await().untilAsserted(() -> assertThat(rig.client
                        .json(get("/audit-trail/verify", EnricherClient.COMPLIANCE_KEY))
                        .path("valid")
                        .asBoolean())
                .isTrue());
    }

    private String get(String path, String key) {
        var answer = rig.client.get(path, key);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static List<String> externalIds() {
        return IntStream.range(0, CONTACTS).mapToObj(People::externalId).toList();
    }
}
