package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LargeBatchesTests {

    private static final long LARGE = 1 << 20;

    private final LargeBatches batches = new LargeBatches(2);

    @Test
    void oneTooManyWaitsForItsPlaceAndSmallOnesPass() {
        var end = new CountDownLatch(1);
        var atWork = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                callers.execute(() -> batches.inPlace(LARGE, () -> workUntil(end, atWork)));
            }
            await().until(() -> atWork.get() == 2);
            assertThat(batches.<String>inPlace(1000, () -> "small")).isEqualTo("small");
            assertThat(atWork).hasValue(2);
            end.countDown();
        }
        assertThat(atWork).hasValue(3);
    }

    private static int workUntil(CountDownLatch end, AtomicInteger atWork) {
        int count = atWork.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count;
    }
}
