package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CXone's limit under a backlog, across a restart. */
@Tag("long")
class SendLimitIT {

    private static final int LIMIT = 20;
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration PHASE = Duration.ofSeconds(25);

    @Test
    void theLimitIsKeptAndUsed(@TempDir Path dataDir) {
        try (var rig = new Rig(dataDir, LIMIT, WINDOW, Map.of())) {
            rig.client.submit(People.range(0, 9_000));
            var firstSend = awaitSend(rig, 1);

            var steady = firstSend.plus(WINDOW);
            var killed = awaitInstant(steady.plus(PHASE));
            rig.enricher.kill();
            rig.enricher.startAgain();
            var up = Instant.now();
            var end = awaitInstant(up.plus(PHASE));

            assertThat(rig.cxone.throttled()).isZero();
            assertThat(sends(rig, steady, killed) + sends(rig, up, end))
                    .as("permits used of those that the time up allowed")
                    .isGreaterThanOrEqualTo((long) (0.95 * (permits(steady, killed) + permits(up, end))));
        }
    }

    private static double permits(Instant from, Instant to) {
        return (double) LIMIT * Duration.between(from, to).toMillis() / WINDOW.toMillis();
    }

    private static long sends(Rig rig, Instant from, Instant to) {
        return rig.cxone.merges().stream()
                .filter(merge -> !merge.at().isBefore(from) && merge.at().isBefore(to))
                .count();
    }

    private static Instant awaitSend(Rig rig, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> rig.cxone.merges().size() >= count);
        return rig.cxone.merges().getFirst().at();
    }

    private static Instant awaitInstant(Instant instant) {
        await().atMost(PHASE.plus(WINDOW).multipliedBy(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !Instant.now().isBefore(instant));
        return Instant.now();
    }
}
