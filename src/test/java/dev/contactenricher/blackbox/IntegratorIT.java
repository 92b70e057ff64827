package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guide for integrating hands out: the clients in {@code samples}, and callbacks. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class IntegratorIT {

    /** Two chunks. */
    private static final int CONTACTS = 1_005;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    final CrmReceiver crm = new CrmReceiver();
    final List<String> jobs = new ArrayList<>();
    Rig rig;

    @BeforeAll
    void start() {
        rig = new Rig(
                folder.resolve("data"),
                100,
                Duration.ofSeconds(2),
                Map.of(
                        "CALLBACK_URL", crm.url(),
                        "CALLBACK_SECRET", String.join(",", CrmReceiver.SECRETS),
                        "ENRICHER_CALLBACK_LONGESTBACKOFF", "1s"));
    }

    @AfterAll
    void stop() {
        rig.close();
        crm.close();
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({
        "enrich.sh, bash, curl --version && jq --version && split --version && sha256sum --version",
        "enrich.py, python3, python3 --version",
        "Enrich.java, JAVA, true"
    })
    void aClientOfTheSamplesSendsAFileInChunksAndKeepsTheResults(String client, String interpreter, String needs)
            throws Exception {
        assumeThat(Files.isExecutable(Path.of("/bin/sh")) && run(folder, "/bin/sh", "-c", needs) == 0)
                .as("what %s needs is installed", client)
                .isTrue();
        Path home = Files.createDirectory(folder.resolve(client));
        Path file = Files.write(home.resolve("contacts.ndjson"), lines(client).toList());
        String program = interpreter.equals("JAVA")
                ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
                : interpreter;

        int status = run(
                home,
                program,
                Path.of("samples/clients", client).toAbsolutePath().toString(),
                file.toString());

        assertThat(status).as(Files.readString(home.resolve("output"))).isZero();
        try (var kept = Files.list(home)) {
            List<Path> results = kept.filter(
                            path -> path.getFileName().toString().startsWith("results-"))
                    .toList();
            assertThat(results).hasSize(2);
            long merged = 0;
            for (Path result : results) {
                String job = result.getFileName().toString().replaceAll("results-|\\.csv", "");
                jobs.add(job);
                List<String> rows = Files.readAllLines(result);
                assertThat(rows.getFirst()).startsWith("index,line,external_crm_id,outcome,state");
                assertThat(rows)
                        .hasSize(1 + rig.client.job(job).path("received").asInt());
                merged += rows.stream()
                        .filter(row -> row.contains(",accepted,merged,"))
                        .count();
            }
            assertThat(merged).isEqualTo(CONTACTS - 1);
        }
    }

    @Test
    @Order(2)
    void everyJobIsToldOfThoughAnswersAreLostAndTheServiceDies() {
        if (jobs.isEmpty()) {
            jobs.add(rig.client.submit(People.range(0, 3)));
        }
        await().atMost(PATIENCE)
                .until(() -> jobs.stream().allMatch(job -> told(job).size() >= 3));
        rig.enricher.kill();
        crm.takes();
        rig.enricher.startAgain();
        int before = crm.calls().size();
        await().atMost(PATIENCE)
                .until(() -> crm.calls().stream()
                        .skip(before)
                        .map(IntegratorIT::jobOf)
                        .toList()
                        .containsAll(jobs));

        assertThat(crm.calls()).allSatisfy(call -> {
            assertThat(call.path()).isEqualTo("/events");
            assertThat(call.unsigned()).isEmpty();
            assertThat(call.id()).isEqualTo(call.event().path("id").asString());
        });
        assertThat(jobs).allSatisfy(job -> {
            assertThat(told(job))
                    .extracting(CrmReceiver.Call::id)
                    .containsOnly(told(job).getFirst().id());
            assertThat(told(job))
                    .extracting(CrmReceiver.Call::event)
                    .containsOnly(told(job).getFirst().event());
            var event = told(job).getFirst().event();
            assertThat(event.path("type").asString()).isEqualTo("job.completed");
            var data = event.path("data");
            assertThat(data.path("merged").asInt())
                    .isEqualTo(data.path("accepted").asInt());
            assertThat(data.path("merge_latency_ms").path("max").isNumber()).isTrue();
        });
    }

    private List<CrmReceiver.Call> told(String job) {
        return crm.calls().stream().filter(call -> jobOf(call).equals(job)).toList();
    }

    private static String jobOf(CrmReceiver.Call call) {
        return call.event().path("data").path("job_id").asString("");
    }

    /** All but the last are to be merged. */
    private static Stream<String> lines(String client) {
        String line = "{\"external_crm_id\": \"%s-%d\", \"email\": \"p%d@%s.example.com\", \"country\": \"US\"}";
        return Stream.concat(
                IntStream.range(0, CONTACTS - 1).mapToObj(i -> line.formatted(client, i, i, client)),
                Stream.of("{\"email\": \"nobody\"}"));
    }

    private int run(Path home, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile());
        builder.environment().put("ENRICHER_URL", "http://127.0.0.1:" + rig.client.port());
        builder.environment().put("ENRICHER_KEY", EnricherClient.CRM_KEY);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
