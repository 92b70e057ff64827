package dev.contactenricher.intake;

import dev.contactenricher.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets as many large batches be worked on at once as the heap has room for, in their order; small ones never wait here.
 * A place is ten times the largest body: the body itself, and what is read of it.
 */
@Component
class LargeBatches {

    private static final long LARGE_BYTES = 256 * 1024;
    private static final long HEAP_BYTES_A_BATCH = 160L << 20;
    private static final Duration MOST_WAITING = Duration.ofSeconds(20);

    private final Semaphore places;

    LargeBatches() {
        this((int) Math.max(2, Runtime.getRuntime().maxMemory() / HEAP_BYTES_A_BATCH));
    }

    LargeBatches(int atOnce) {
        places = new Semaphore(atOnce, true);
    }

    /** @throws org.springframework.web.ErrorResponseException 503 when there was no place for it in time */
    <T> T inPlace(long bytes, Supplier<T> work) {
        if (bytes <= LARGE_BYTES) {
            return work.get();
        }
        if (!hasPlaceInTime()) {
            throw Problem.UNAVAILABLE.because("Too many large batches are being taken in");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean hasPlaceInTime() {
        try {
            return places.tryAcquire(MOST_WAITING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
