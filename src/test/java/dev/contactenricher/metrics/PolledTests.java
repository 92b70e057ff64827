package dev.contactenricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PolledTests {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Patience PATIENT = new Patience(LONG, LONG, () -> 0);

    private final AtomicInteger looks = new AtomicInteger();
    private final Semaphore answers = new Semaphore(0);
    private final Patience impatient = new Patience(Duration.ofMillis(1), Duration.ofMillis(1), () -> 0);

    @Test
    void oneLookServesAllThatAskWithinAMoment() {
        var polled = new Polled<>(looks::incrementAndGet, LONG, PATIENT);
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(1);
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(1);
        assertThat(looks).hasValue(1);
    }

    @Test
    void anOldAnswerIsNotGivenAgain() {
        var polled = new Polled<>(looks::incrementAndGet, Duration.ZERO, PATIENT);
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(1);
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(2);
    }

    @Test
    void aDatabaseThatFailsIsNotANumber() {
        Supplier<Integer> broken = () -> {
            throw new IllegalStateException("away " + looks.incrementAndGet());
        };
        var polled = new Polled<>(broken, LONG, PATIENT);
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        assertThat(looks).hasValue(1);
    }

    @Test
    void aDatabaseThatHangsIsAskedOnceAndNotWaitedFor() {
        var polled = new Polled<>(this::hanging, Duration.ZERO, impatient);
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        await().untilAsserted(() -> assertThat(looks).hasValue(1));
        answers.release(2);
        await().until(() -> polled.value(Integer::doubleValue) == 2);
    }

    @Test
    void aDatabaseThatIsSlowTellsWhatItSaidLast() {
        var polled = new Polled<>(this::hanging, Duration.ZERO, impatient);
        assertThat(polled.value(Integer::doubleValue)).isNaN();
        answers.release();
        await().until(() -> polled.value(Integer::doubleValue) == 1);
        await().untilAsserted(() -> assertThat(looks).hasValue(2));
        assertThat(polled.value(Integer::doubleValue)).isEqualTo(1);
        answers.release(100);
    }

    @Test
    void aScrapeWaitsLongOnceHoweverManyMetersAsk() {
        var now = new AtomicLong();
        var patience = new Patience(Duration.ofMillis(1), Duration.ZERO, now::get);
        assertThat(patience.left()).isPositive();
        assertThat(new Polled<>(this::hanging, Duration.ZERO, patience).value(Integer::doubleValue))
                .isNaN();
        assertThat(patience.left()).isZero();
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(patience.left()).isPositive();
        answers.release(100);
    }

    private int hanging() {
        int look = looks.incrementAndGet();
        answers.acquireUninterruptibly();
        return look;
    }
}
