package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail as a compliance officer gets it, with the newest checkpoint and the key that proves it. */
final class ExportedTrail {

    private final Path trail;
    private final Path checkpoint;
    private final Path key;
    private final List<JsonNode> entries;

    private ExportedTrail(Path trail, Path checkpoint, Path key, List<JsonNode> entries) {
        this.trail = trail;
        this.checkpoint = checkpoint;
        this.key = key;
        this.entries = entries;
    }

    /** Waits for a checkpoint, then exports what is chained, which may be a second behind what happened. */
    static ExportedTrail of(Rig rig, Path folder) throws IOException {
        JsonNode listed = await().until(
                        () -> rig.client.json(rig.client
                                .get("/audit-trail/checkpoints?limit=1", EnricherClient.COMPLIANCE_KEY)
                                .body()),
                        page -> !page.path("checkpoints").isEmpty());
        Path trail = folder.resolve("trail.ndjson");
        rig.client.exportTrail(trail);
        try (Stream<String> lines = Files.lines(trail)) {
            var json = new JsonMapper();
            return new ExportedTrail(
                    trail,
                    Files.writeString(
                            folder.resolve("checkpoint.txt"),
                            listed.path("checkpoints").path(0).path("text").asString()),
                    Files.writeString(
                            folder.resolve("key.pem"), listed.path("public_key").asString()),
                    lines.map(json::readTree).toList());
        }
    }

    /** By the packaged command and, where Python and openssl are installed, by the script that shares no code with it. */
    void assertWhole() throws IOException, InterruptedException {
        String valid = "VALID: " + entries.size() + " entries";
        assertThat(run(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("enricher.jar"),
                        "verify-audit",
                        trail.toString(),
                        "--checkpoint",
                        checkpoint.toString(),
                        "--public-key",
                        key.toString())))
                .startsWith(valid);
        if (isInstalled("python3") && isInstalled("openssl")) {
            assertThat(run(List.of(
                            "python3",
                            "docs/verify-audit.py",
                            trail.toString(),
                            checkpoint.toString(),
                            key.toString())))
                    .startsWith(valid);
        }
    }

    List<String> jobs(String action) {
        return details(action).map(details -> details.path("job_id").asString()).toList();
    }

    /** Each as its job and position. */
    List<String> contacts(String action) {
        return details(action)
                .map(details -> details.path("job_id").asString() + " "
                        + details.path("index").asInt())
                .toList();
    }

    String text() throws IOException {
        return Files.readString(trail);
    }

    private Stream<JsonNode> details(String action) {
        return entries.stream()
                .filter(entry -> entry.path("action").asString().equals(action))
                .map(entry -> entry.path("details"));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
