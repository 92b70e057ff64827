package dev.contactenricher.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandingThreadTests {

    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger steps = new AtomicInteger();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final StandingThread thread = new StandingThread("standing", this::step, this::fault);

    @AfterEach
    void stop() throws InterruptedException {
        goOn.countDown();
        thread.stop(Duration.ofSeconds(10));
        assertThat(thread.isThere()).isFalse();
    }

    @Test
    void itGoesOnAfterWhateverEndedAStepAndIsNotThereUntilOneSucceeds() {
        thread.start();
        await().atMost(Duration.ofSeconds(90)).until(() -> faults.size() == 1);
        assertThat(thread.isThere()).isFalse();
        await().atMost(Duration.ofSeconds(90)).until(thread::isThere);
        assertThat(List.copyOf(faults)).hasOnlyElementsOfType(OutOfMemoryError.class);
    }

    @Test
    void itIsNotThereBeforeItIsStarted() {
        assertThat(thread.isThere()).isFalse();
    }

    private void step() throws InterruptedException {
        if (steps.incrementAndGet() == 1) {
            throw new OutOfMemoryError("planted");
        }
        if (steps.get() > 2) {
            goOn.await();
        }
    }

    private void fault(Throwable failure) {
        faults.add(failure);
        throw new OutOfMemoryError("planted, too");
    }
}
