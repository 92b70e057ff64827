package dev.contactenricher.problem;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TasksTests {

    private final Semaphore permits = new Semaphore(0);

    @Test
    void whatATaskHoldsIsGivenBackAtItsEnd() {
        Tasks.holding(
                Runnable::run, () -> assertThat(permits.availablePermits()).isZero(), permits::release);
        assertThat(permits.availablePermits()).isOne();
    }

    @Test
    void aTaskThatFailsGivesItBackOnce() throws InterruptedException {
        var quiet = Thread.ofVirtual().uncaughtExceptionHandler((thread, expected) -> {});
        var started = new AtomicReference<Thread>();
        Tasks.holding(
                task -> started.set(quiet.start(task)),
                () -> {
                    throw new OutOfMemoryError("in a test");
                },
                permits::release);
        requireNonNull(started.get()).join();
        assertThat(permits.availablePermits()).isOne();
    }

    @Test
    void aTaskThatCannotBeginGivesItBack() {
        assertThatThrownBy(() -> Tasks.holding(
                        task -> {
                            throw new RejectedExecutionException();
                        },
                        () -> {},
                        permits::release))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(permits.availablePermits()).isOne();
    }
}
