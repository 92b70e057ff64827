package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.SeenMerge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code SIGTERM}, as every orchestrator sends it: whoever is stopped leaves nothing behind that others wait for. */
@Tag("long")
class StopIT {

    private static final int CONTACTS = 2_000;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final int TERMINATED = 143;

    @Test
    void whoeverIsStoppedClaimsNoMoreAndFinishesWhatItSentAndTheOtherGoesOnAtOnce(@TempDir Path data) {
        try (var cluster = new Cluster(2, 20, WINDOW, data)) {
            EnricherProcess stopped = cluster.replicas.get(0);
            EnricherProcess other = cluster.replicas.get(1);
            cluster.cxone.answersAfter(ANSWER);
            other.pause();
            String job = cluster.directly(0).submit(People.range(0, CONTACTS));
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> cluster.cxone.merges().size() >= 8);

            var signal = Instant.now();
            int status = stopped.stop();

            assertThat(status).isEqualTo(TERMINATED);
            assertThat(cluster.cxone.merges())
                    .extracting(SeenMerge::at)
                    .as("sends, of which one may have been claimed already")
                    .allSatisfy(at -> assertThat(at).isBefore(signal.plus(ANSWER)));
            assertThat(number(cluster, "SELECT COUNT(*) FROM merge_request WHERE state = 'SENDING'"))
                    .as("unanswered requests")
                    .isZero();
            assertThat(number(
                            cluster,
                            "SELECT COUNT(*) FROM merge_send WHERE held_until > "
                                    + Instant.now().plus(WINDOW).toEpochMilli()))
                    .as("permits held for longer than the answers ask for")
                    .isZero();

            int before = cluster.cxone.merges().size();
            other.resume();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> cluster.cxone.merges().size() > before);
            stopped.startAgain();
            cluster.awaitCompleted(List.of(job));
            assertThat(cluster.cxone.merges())
                    .extracting(SeenMerge::requestId)
                    .as("requests, none of which was sent twice")
                    .hasSize(CONTACTS / 50)
                    .doesNotHaveDuplicates();
            assertThat(cluster.cxone.throttled()).isZero();
            assertThat(cluster.auditChainIsWhole()).isTrue();
        }
    }

    private static long number(Cluster cluster, String sql) {
        return cluster.postgres.client().sql(sql).query(Long.class).single();
    }
}
