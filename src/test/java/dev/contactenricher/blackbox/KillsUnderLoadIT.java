package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The process is killed again and again, {@code -Dkills} times, while batches come in as fast as it takes them; each time the
 * system forgets what it keeps of files in memory, where this process may have it do so.
 */
@Tag("long")
class KillsUnderLoadIT {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int CALLERS = 8;
    private static final int BATCH = 150;
    /** A kill comes after so many answers since the start, and up to twice as many. */
    private static final int ANSWERS = 25;

    private static final Path DROP_CACHES = Path.of("/proc/sys/vm/drop_caches");

    @Test
    void nothingThatWasAnsweredIsLostAndNothingIsThereByHalf(@TempDir Path dataDir, @TempDir Path folder)
            throws Exception {
        var moments = new Random(18);
        try (var rig = new Rig(dataDir, 100, Duration.ofMinutes(1), Map.of("CRM_RATE_LIMIT", "100000"))) {
            rig.cxone.goAway();
            try (var callers = new CarefulCallers(rig.client, CALLERS, BATCH)) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    int answers = callers.answered().size() + ANSWERS + moments.nextInt(ANSWERS);
                    await().atMost(Duration.ofMinutes(5))
                            .pollInterval(Duration.ofMillis(3))
                            .until(() -> callers.answered().size() >= answers);
                    rig.enricher.kill();
                    Map<String, Integer> answered = callers.answered();
                    boolean cold = dropCaches();
                    Stored stored = Stored.of(dataDir, folder.resolve("copy"));
                    System.out.printf(
                            "kill %d of %d: %,d batches answered, %,d there, cache dropped %s%n",
                            kill, KILLS, answered.size(), stored.jobs().size(), cold);
                    stored.assertWhole();
                    assertThat(stored.jobs()).containsAllEntriesOf(answered);
                    rig.enricher.startAgain();
                }
                callers.stop();
                rig.enricher.kill();
                Stored stored = Stored.of(dataDir, folder.resolve("copy"));
                stored.assertWhole();
                assertThat(stored.jobs()).containsExactlyInAnyOrderEntriesOf(callers.answered());
                assertThat(stored.entries()).isEqualTo(callers.contacts());
                rig.enricher.startAgain();
                var chain = rig.client.get("/audit-trail/verify", EnricherClient.COMPLIANCE_KEY);
                assertThat(rig.client.json(chain.body()).path("valid").asBoolean())
                        .isTrue();
            }
        }
    }

    /** What stays dirty is not dropped: it is what a crash of the whole machine might lose. */
    private static boolean dropCaches() {
        try {
            Files.writeString(DROP_CACHES, "3");
            return true;
        } catch (IOException notPermitted) {
            return false;
        }
    }

    /**
     * What a killed process left.
     *
     * @param jobs how many contacts were accepted, by job
     * @param results how many accepted contacts there are, by job
     * @param entries how many wait
     */
    private record Stored(Map<String, Integer> jobs, Map<String, Integer> results, int entries, String integrity) {

        /** Reads a copy: whoever opens the file mends it. */
        static Stored of(Path data, Path copy) throws IOException {
            FileSystemUtils.deleteRecursively(copy);
            FileSystemUtils.copyRecursively(data, copy);
            var jdbc = JdbcClient.create(new DriverManagerDataSource("jdbc:sqlite:" + copy.resolve("enricher.db")));
            return new Stored(
                    numbers(jdbc, "SELECT id, accepted FROM job"),
                    numbers(
                            jdbc,
                            "SELECT job_id, COUNT(*) FROM job_contact WHERE outcome = 'accepted' GROUP BY job_id"),
                    jdbc.sql("SELECT COUNT(*) FROM merge_entry")
                            .query(Integer.class)
                            .single(),
                    jdbc.sql("PRAGMA integrity_check").query(String.class).single());
        }

        private static Map<String, Integer> numbers(JdbcClient jdbc, String sql) {
            var numbers = new HashMap<String, Integer>();
            jdbc.sql(sql).query(row -> {
                numbers.put(row.getString(1), row.getInt(2));
            });
            return numbers;
        }

        void assertWhole() {
            assertThat(integrity).isEqualTo("ok");
            assertThat(results).isEqualTo(jobs);
            assertThat(entries)
                    .isEqualTo(jobs.values().stream().mapToInt(n -> n).sum());
        }
    }
}
