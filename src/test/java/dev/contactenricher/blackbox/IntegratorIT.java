package dev.contactenricher.blackbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide for integrating hands out: the clients in {@code samples}, and callbacks. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class IntegratorIT {

    /** Two chunks, the second one of people whom the first one brought, and one whom nobody can reach. */
    private static final int CONTACTS = 1_005;

    private static final int PEOPLE = 20;

    private static final Path SHELL = Path.of("/bin/sh");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    final CrmReceiver crm = new CrmReceiver();
    final Map<String, Process> running = new HashMap<>();
    final List<String> jobs = new ArrayList<>();
    Rig rig;

    @BeforeAll
    void start() throws Exception {
        rig = new Rig(
                folder.resolve("data"),
                100,
                Duration.ofSeconds(2),
                Map.of(
                        "CALLBACK_URL", crm.url(),
                        "CALLBACK_SECRET", String.join(",", CrmReceiver.SECRETS),
                        "ENRICHER_CALLBACK_LONGESTBACKOFF", "1s"));
        // side by side, as each of them mostly waits
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        run("enrich.sh", "bash", "curl --version && jq --version && split --version && sha256sum --version");
        run("enrich.py", "python3", "python3 --version");
        run("Enrich.java", java, "true");
    }

    @AfterAll
    void stop() {
        running.values().forEach(Process::destroyForcibly);
        rig.close();
        crm.close();
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"enrich.sh", "enrich.py", "Enrich.java"})
    void aClientOfTheSamplesSendsAFileInChunksAndKeepsTheResults(String client) throws Exception {
        Process process = running.get(client);
        assumeThat(process).as("what %s needs is installed", client).isNotNull();
        Path home = folder.resolve(client);
        int status = ended(requireNonNull(process));

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
            assertThat(merged).isEqualTo(PEOPLE);
        }
    }

    @Test
    @Order(2)
    void everyJobIsToldOfThoughAnswersAreLostAndTheServiceDies() {
        if (jobs.isEmpty()) {
            jobs.add(rig.client.submit(People.range(0, 3)));
        }
        await().atMost(PATIENCE)
                .until(() -> jobs.stream().allMatch(job -> told(job).size() >= 2));
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
            assertThat(data.path("merge_latency_ms").path("max").isNumber())
                    .isEqualTo(data.path("accepted").asInt() > 0);
        });
    }

    private List<CrmReceiver.Call> told(String job) {
        return crm.calls().stream().filter(call -> jobOf(call).equals(job)).toList();
    }

    private static String jobOf(CrmReceiver.Call call) {
        return call.event().path("data").path("job_id").asString("");
    }

    private static Stream<String> lines(String client) {
        String line = "{\"email\": \"p%d@%s.example.com\", \"country\": \"US\"}";
        return Stream.concat(
                IntStream.range(0, CONTACTS - 1).mapToObj(i -> line.formatted(i % PEOPLE, client)),
                Stream.of("{\"email\": \"nobody\"}"));
    }

    /** @param needs a command that fails where something is missing */
    private void run(String client, String interpreter, String needs) throws Exception {
        Path home = Files.createDirectory(folder.resolve(client));
        if (!Files.isExecutable(SHELL) || ended(process(home, SHELL.toString(), "-c", needs)) != 0) {
            return;
        }
        Path file = Files.write(home.resolve("contacts.ndjson"), lines(client).toList());
        String program = Path.of("samples/clients", client).toAbsolutePath().toString();
        running.put(client, process(home, interpreter, program, file.toString()));
    }

    private Process process(Path home, String... command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile());
        builder.environment().put("ENRICHER_URL", "http://127.0.0.1:" + rig.client.port());
        builder.environment().put("ENRICHER_KEY", EnricherClient.CRM_KEY);
        return builder.start();
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
