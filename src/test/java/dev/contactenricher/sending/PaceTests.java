package dev.contactenricher.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final long INTERVAL = 60;
    private static final long START = 1_000_000;

    private final Pace pace = new Pace(Duration.ofSeconds(6), 100);
    private final List<Long> sends = new ArrayList<>();
    private long paceAt;

    @Test
    void afterALullTwoStartAtOnce() {
        send(START);
        assertThat(earliest()).isLessThanOrEqualTo(START);
        send(START);
        assertThat(earliest()).isEqualTo(START + INTERVAL);
    }

    @Test
    void neverDoAThirdStartWithinAnIntervalOfTheFirst() {
        var random = new Random(7);
        long now = START;
        for (int i = 0; i < 1_000; i++) {
            now = Math.max(now, earliest()) + (random.nextInt(4) == 0 ? random.nextLong(4 * INTERVAL) : 0);
            send(now);
        }
        for (int i = 2; i < sends.size(); i++) {
            assertThat(sends.get(i) - sends.get(i - 2)).isGreaterThanOrEqualTo(INTERVAL);
        }
    }

    @Test
    void whatIsLateByLessThanTwoIntervalsLosesNothing() {
        sendOnTime(10);
        long due = earliest();
        send(due + 2 * INTERVAL);
        sendOnTime(10);
        assertThat(sends.getLast()).isEqualTo(due + 10 * INTERVAL);
    }

    @Test
    void noRateAboveTheLimitLasts() {
        sendOnTime(1_000);
        assertThat(sends.getLast() - sends.getFirst()).isBetween(996 * INTERVAL, 999 * INTERVAL);
    }

    private void sendOnTime(int count) {
        for (int i = 0; i < count; i++) {
            send(Math.max(START, earliest()));
        }
    }

    private void send(long at) {
        paceAt = pace.after(paceAt, Instant.ofEpochMilli(at));
        sends.add(at);
    }

    private long earliest() {
        long beforeLast = sends.size() < 2 ? 0 : sends.get(sends.size() - 2);
        return pace.earliest(paceAt, Instant.ofEpochMilli(beforeLast)).toEpochMilli();
    }
}
