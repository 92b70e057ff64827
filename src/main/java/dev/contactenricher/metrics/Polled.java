package dev.contactenricher.metrics;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the database says, remembered for a moment so that one look serves all meters of a scrape. When the database is
 * slow or away the meters say NaN instead of holding up the scrape, which is needed most just then.
 */
final class Polled<T> {

    private final Supplier<T> source;
    private final long freshNanos;
    private final long patienceNanos;

    private @Nullable T latest;
    private @Nullable CompletableFuture<T> look;
    private long lookedAt;

    /**
     * @param fresh how long an answer is good for
     * @param patience how long to wait for one
     */
    Polled(Supplier<T> source, Duration fresh, Duration patience) {
        this.source = source;
        this.freshNanos = fresh.toNanos();
        this.patienceNanos = patience.toNanos();
        this.lookedAt = System.nanoTime() - freshNanos;
    }

    static <T> Polled<T> eachSecond(Supplier<T> source) {
        return new Polled<>(source, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    double value(ToDoubleFunction<T> part) {
        T known = latest();
        return known == null ? Double.NaN : part.applyAsDouble(known);
    }

    private synchronized @Nullable T latest() {
        if (System.nanoTime() - lookedAt >= freshNanos) {
            latest = look();
            lookedAt = System.nanoTime();
        }
        return latest;
    }

    /** Looks in a thread of its own; one that takes too long goes on, and its answer is taken the next time. */
    private @Nullable T look() {
        CompletableFuture<T> running =
                look == null ? CompletableFuture.supplyAsync(source, Thread::startVirtualThread) : look;
        look = running;
        try {
            T found = running.get(patienceNanos, TimeUnit.NANOSECONDS);
            look = null;
            return found;
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            look = null;
            return null;
        }
    }
}
