package dev.contactenricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PolledTests {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void oneLookServesAllThatAskWithinAMoment() {
        var polled = new Polled<>(looks::incrementAndGet, LONG, new Patience(LONG));
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(1);
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(1);
        assertThat(looks).hasValue(1);
    }

    @Test
    void anOldAnswerIsNotGivenAgain() {
        var polled = new Polled<>(looks::incrementAndGet, Duration.ZERO, new Patience(LONG));
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(1);
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(2);
    }

    @Test
    void aDatabaseThatFailsIsNotANumber() {
        Supplier<Integer> broken = () -> {
            throw new IllegalStateException("away " + looks.incrementAndGet());
        };
        var polled = new Polled<>(broken, LONG, new Patience(LONG));
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
        var polled = new Polled<>(slow, Duration.ZERO, new Patience(Duration.ofMillis(1)));
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        assertThat(looks).hasValueLessThanOrEqualTo(1);

        hanging.countDown();
        await().until(() -> polled.value(Integer::doubleValue) >= 1);
    }

    /** In a test that would last two hours where each waited for itself. */
    @Test
    @Timeout(60)
    void aScrapeWaitsOnceForADatabaseThatHangsHoweverManyMetersAsk() {
        var hanging = new CountDownLatch(1);
        var patience = new Patience(LONG);
        Supplier<Integer> slow = () -> {
            awaitQuietly(hanging);
            return looks.incrementAndGet();
        };
        var meters = Stream.generate(() -> new Polled<>(slow, Duration.ZERO, patience))
                .limit(5)
                .toList();
        patience.end();
        for (int scrape = 0; scrape < 2; scrape++) {
            assertThat(meters)
                    .allSatisfy(meter ->
                            assertThat(meter.value(Integer::doubleValue)).isNaN());
        }

        hanging.countDown();
        await().until(() -> meters.getFirst().value(Integer::doubleValue) >= 1);
        assertThat(meters)
                .allSatisfy(
                        meter -> assertThat(meter.value(Integer::doubleValue)).isPositive());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
