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
 * away the meters say NaN instead of holding up the scrape, which is needed most just then; when it is slow, what it said
 * within the last minute.
 */
final class Polled<T> {

    private static final long USABLE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Supplier<T> source;
    private final long freshNanos;
    private final Patience patience;

    private @Nullable T latest;
    private @Nullable CompletableFuture<Found<T>> look;
    private volatile @Nullable Found<T> found;
    private long lookedAt;

    private record Found<T>(T value, long askedNanos) {}

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

    /** Looks in a thread of its own. One that takes too long goes on, and is not waited for again. */
    private @Nullable T look() {
        if (look != null && !look.isDone()) {
            return lately();
        }
        long now = System.nanoTime();
        CompletableFuture<Found<T>> running =
                CompletableFuture.supplyAsync(() -> found = new Found<>(source.get(), now), Thread::startVirtualThread);
        look = running;
        try {
            return running.get(patience.left().toNanos(), TimeUnit.NANOSECONDS).value;
        } catch (TimeoutException e) {
            patience.end();
            return lately();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            return null;
        }
    }

    private @Nullable T lately() {
        Found<T> last = found;
        return last != null && System.nanoTime() - last.askedNanos < USABLE_NANOS ? last.value : null;
    }
}
