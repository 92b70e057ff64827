package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contactenricher.standin.EnricherClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of a few megabytes that fills up, and then grows; skipped where this process may not mount one. */
@Tag("long")
class FullDiskIT {

    private static final int BATCH = 500;
    private static final int BATCHES_AT_MOST = 60;

    @TempDir
    Path disk;

    @TempDir
    Path recordings;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()),
                "skipped, as this process may not mount a file system");
    }

    /** The process may still be about to end. */
    @AfterEach
    void unmount() {
        await().atMost(Duration.ofMinutes(1)).until(() -> !isMounted() || run("umount", disk.toString()));
    }

    private boolean isMounted() throws IOException {
        return Files.readString(Path.of("/proc/mounts")).contains(' ' + disk.toString() + ' ');
    }

    @Test
    void whatWasAcceptedIsKeptWhatWasRefusedLeftNothingAndAllGoesOnWithMoreSpace() throws Exception {
        try (var rig = new Rig(disk.resolve("data"), 100, Duration.ofSeconds(1), Map.of())) {
            rig.cxone.answersAfter(Duration.ofSeconds(20));
            var jobs = new ArrayList<String>();
            HttpResponse<String> refused = fill(rig, jobs);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            await().atMost(Duration.ofMinutes(1)).until(() -> !rig.client.isReady());
            assertThat(rig.client.job(jobs.getFirst()).path("job_id").asString())
                    .isEqualTo(jobs.getFirst());
            // the first minute also has the answers to what was under way; the others have two or three lines
            assertThat(linesOfAMinute(rig)).isLessThanOrEqualTo(12);
            var alerts = new AlertScene(recordings).with(AlertScene.JOB, Recording.of(rig.client));

            assertThat(run("mount", "-o", "remount,size=256m", disk.toString())).isTrue();
            rig.cxone.answersAfter(Duration.ofMillis(20));

            int accepted = jobs.size() * BATCH;
            await().atMost(Duration.ofMinutes(2)).until(() -> allAreCompleted(rig, jobs));
            // what could not be recorded in a minute is repeated under its own id
            assertThat(rig.cxone.acceptedMerges().stream()
                            .flatMap(merge -> merge.externalIds().stream().map(id -> merge.requestId() + ' ' + id))
                            .distinct())
                    .hasSize(accepted);
            assertThat(rig.cxone.acceptedMerges().stream().flatMap(merge -> merge.externalIds().stream()))
                    .containsAll(IntStream.range(0, accepted)
                            .mapToObj(People::externalId)
                            .toList());
            String again = rig.client.submit(People.range(accepted, accepted + BATCH));
            await().atMost(Duration.ofMinutes(2)).until(() -> allAreCompleted(rig, List.of(again)));
            var chain = rig.client.get("/audit-trail/verify", EnricherClient.COMPLIANCE_KEY);
            assertThat(rig.client.json(chain.body()).path("valid").asBoolean()).isTrue();
            // last, as it is skipped without promtool
            alerts.assertFiring(Map.of(4, List.of(), 60, List.of("StoreCannotWrite", "DiskLow")));
        }
    }

    /** Submits until the disk is full; the first answer that is no {@code 202}. */
    private static HttpResponse<String> fill(Rig rig, List<String> jobs) {
        while (jobs.size() < BATCHES_AT_MOST) {
            int first = jobs.size() * BATCH;
            String body = rig.client.body(People.range(first, first + BATCH));
            var answer = rig.client.postBatch(body, UUID.randomUUID().toString());
            if (answer.statusCode() != 202) {
                return answer;
            }
            jobs.add(rig.client.json(answer.body()).path("job_id").asString());
        }
        throw new AssertionError("the disk did not fill");
    }

    /** How many lines the log has from a complaint to the next one of its kind, which comes once a minute. */
    private static int linesOfAMinute(Rig rig) {
        await().atMost(Duration.ofMinutes(5)).until(() -> complaints(rig).isPresent());
        List<Integer> lines = complaints(rig).orElseThrow();
        return lines.get(1) - lines.get(0);
    }

    /** Where the log says the same twice. */
    private static Optional<List<Integer>> complaints(Rig rig) {
        List<String> output = rig.enricher.output();
        return Stream.of("The store cannot be used", "The store could not be written to")
                .map(complaint -> IntStream.range(0, output.size())
                        .filter(line -> output.get(line).contains(complaint))
                        .boxed()
                        .toList())
                .filter(lines -> lines.size() > 1)
                .findFirst();
    }

    private static boolean allAreCompleted(Rig rig, List<String> jobs) {
        return jobs.stream()
                .allMatch(job -> rig.client.job(job).path("status").asString().equals("completed"));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
