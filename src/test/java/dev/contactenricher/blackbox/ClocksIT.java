package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.SeenMerge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas of which one's clock is an hour ahead and the other's an hour behind, by Debian's {@code faketime}; skipped
 * where that is not installed.
 */
@Tag("long")
class ClocksIT {

    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    private static final int LIMIT = 20;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int CONTACTS = 4_000;

    @Test
    void whatTheClocksOfReplicasSayDoesNotMatter(@TempDir Path data) {
        assumeTrue(Files.exists(FAKETIME), "skipped, as the Debian package faketime is not installed");
        try (var cluster = new Cluster(2, LIMIT, WINDOW, data, ClocksIT::clock)) {
            assertThat(hoursAhead(cluster, 0)).isEqualTo(1);
            assertThat(hoursAhead(cluster, 1)).isEqualTo(-1);
            var start = Instant.now();
            List<String> jobs = cluster.submit(0, CONTACTS, 500);
            int first = cluster.cxone.merges().size();

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> cluster.cxone.merges().size() > first);
            cluster.replicas.get(0).pause();
            await().atMost(Duration.ofMinutes(1)).until(() -> Instant.now().isAfter(start.plus(Cluster.LEASE)));
            cluster.replicas.get(0).resume();

            cluster.awaitCompleted(jobs);
            assertThat(cluster.requestIds())
                    .hasSize(CONTACTS)
                    .allSatisfy((contact, requestIds) -> assertThat(requestIds).hasSize(1));
            assertThat(cluster.cxone.throttled()).isZero();
            assertThat(cluster.cxone.merges())
                    .extracting(SeenMerge::at)
                    .last()
                    .satisfies(last -> assertThat(Duration.between(start, last))
                            .as("no wait for a clock that is behind")
                            .isLessThan(Duration.ofMinutes(5)));
            assertThat(cluster.auditChainIsWhole()).isTrue();
            assertThat(entriesOfAnotherTime(cluster, start))
                    .as("audit entries dated by a replica")
                    .isZero();
        }
    }

    private static Map<String, String> clock(int replica) {
        var environment = new HashMap<String, String>();
        environment.put("LD_PRELOAD", FAKETIME.toString());
        environment.put("FAKETIME", replica == 0 ? "+1h" : "-1h");
        // a JVM waits by it
        environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        // or the jar would seem to be another one than the cache was made of
        environment.put("NO_FAKE_STAT", "1");
        return environment;
    }

    /** By its answer's {@code Date}. */
    private static long hoursAhead(Cluster cluster, int replica) {
        var answer = cluster.directly(replica).get("/health/liveness", EnricherClient.OPS_KEY);
        String date = answer.headers().firstValue("Date").orElseThrow();
        var said =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return Math.round(Duration.between(Instant.now(), said).toSeconds() / 3600.0);
    }

    private static long entriesOfAnotherTime(Cluster cluster, Instant start) {
        return cluster.postgres
                .client()
                .sql("SELECT COUNT(*) FROM audit_entry WHERE created_at NOT BETWEEN :from AND :to")
                .param("from", start.minus(Duration.ofMinutes(10)).toEpochMilli())
                .param("to", Instant.now().plus(Duration.ofMinutes(1)).toEpochMilli())
                .query(Long.class)
                .single();
    }
}
