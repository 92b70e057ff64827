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
    private final Patience patience;

    private @Nullable T latest;
    private @Nullable CompletableFuture<T> look;
    private long lookedAt;

    /** @param fresh how long an answer is good for */
    Polled(Supplier<T> source, Duration fresh, Patience patience) {
        this.source = source;
        this.freshNanos = fresh.toNanos();
        this.patience = patience;
        this.lookedAt = System.nanoTime() - freshNanos;
    }

    static <T> Polled<T> eachSecond(Supplier<T> source, Patience patience) {
        return new Polled<>(source, Duration.ofSeconds(1), patience);
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
            T found = running.get(patience.left().toNanos(), TimeUnit.NANOSECONDS);
            answered();
            return found;
        } catch (TimeoutException e) {
            patience.end();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            answered();
            return null;
        }
    }

    private void answered() {
        look = null;
        patience.renew();
    }
}
