package dev.contactenricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PolledTests {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void oneLookServesAllThatAskWithinAMoment() {
        var polled = new Polled<>(looks::incrementAndGet, LONG, LONG);
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(1);
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(1);
        assertThat(looks).hasValue(1);
    }

    @Test
    void anOldAnswerIsNotGivenAgain() {
        var polled = new Polled<>(looks::incrementAndGet, Duration.ZERO, LONG);
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(1);
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(2);
    }

    @Test
    void aDatabaseThatFailsIsNotANumber() {
        Supplier<Integer> broken = () -> {
            throw new IllegalStateException("away " + looks.incrementAndGet());
        };
        var polled = new Polled<>(broken, LONG, LONG);
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        assertThat(looks).hasValue(1);
    }

    @Test
    void aDatabaseThatHangsIsAskedOnceAndNotWaitedFor() {
        var hanging = new CountDownLatch(1);
        Supplier<Integer> slow = () -> {
            int look = looks.incrementAndGet();
            awaitQuietly(hanging);
            return look;
        };
        var polled = new Polled<>(slow, Duration.ZERO, Duration.ofMillis(1));
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        assertThat(looks).hasValueLessThanOrEqualTo(1);

        hanging.countDown();
        await().until(() -> polled.value(Integer::doubleValue) >= 1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
