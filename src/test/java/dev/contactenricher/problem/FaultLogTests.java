package dev.contactenricher.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

@ExtendWith(OutputCaptureExtension.class)
class FaultLogTests {

    private final List<Object> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final FaultLog log = new FaultLog(new MovingClock(), events::add);

    @Test
    void aStoreThatCannotBeUsedIsOneLineAMinuteWhateverMetIt(CapturedOutput output) {
        for (int second = 0; second < 600; second++) {
            log.on(new BackgroundFailure("A call was refused", full()));
            log.on(new BackgroundFailure("A scheduled task failed", new CannotCreateTransactionException("away")));
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(output.getAll().lines().filter(line -> line.contains("The store cannot be used")))
                .hasSize(10)
                .element(1)
                .asString()
                .contains("SQL state 53100", "and 119 more")
                .doesNotContain("ada@example.org");
        assertThat(output.getAll().lines().filter(FaultLogTests::isOfThisThread))
                .hasSize(10);
        assertThat(events).hasSize(1200).allMatch(StoreFailed.class::isInstance);
    }

    @Test
    void whatNobodyExpectsIsToldWithItsPlaceInTheCode(CapturedOutput output) {
        log.on(new BackgroundFailure("A scheduled task failed", new IllegalStateException("ada@example.org")));
        log.on(new BackgroundFailure("A scheduled task failed", new IllegalStateException("ada@example.org")));
        assertThat(output)
                .containsOnlyOnce("A scheduled task failed: java.lang.IllegalStateException at "
                        + getClass().getName())
                .doesNotContain("ada@example.org");
        assertThat(events).isEmpty();
    }

    /** A service that another test left running logs as well; the lines of a stack trace have no beginning. */
    private static boolean isOfThisThread(String line) {
        return !line.matches("\\d{4}-.*")
                || line.contains(Thread.currentThread().getName() + "]");
    }

    private static DataAccessResourceFailureException full() {
        return new DataAccessResourceFailureException("ada@example.org", new SQLException("no room", "53100", 0));
    }

    private final class MovingClock extends Clock {

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
