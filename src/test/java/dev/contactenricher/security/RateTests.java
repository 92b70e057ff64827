package dev.contactenricher.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateTests {

    private final AtomicLong now = new AtomicLong(1);
    private final Rate rate = Rate.of("test", 50, 100, now::get);

    @Test
    void letsABurstOfTwiceTheRateThrough() {
        assertThat(allowedOf(500)).isEqualTo(100);
    }

    @Test
    void sustainsTheRateAfterABurst() {
        allowedOf(500);
        for (int second = 0; second < 5; second++) {
            pass(Duration.ofSeconds(1));
            assertThat(allowedOf(500)).isEqualTo(50);
        }
    }

    @Test
    void neverLetsMoreThanBurstAndRateThroughInAnySecond() {
        int allowed = 0;
        for (int step = 0; step < 100; step++) {
            allowed += allowedOf(10);
            pass(Duration.ofMillis(10));
        }
        assertThat(allowed).isLessThanOrEqualTo(150);
    }

    @Test
    void givesTheBurstBackToWhoWaits() {
        allowedOf(500);
        pass(Duration.ofSeconds(60));
        assertThat(allowedOf(500)).isEqualTo(100);
    }

    private int allowedOf(int calls) {
        return (int) IntStream.range(0, calls).filter(call -> rate.allows()).count();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
