package dev.contactenricher.blackbox;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks five times a second whether the service could send, and gives the times in which it could to a {@link BudgetUse}. */
final class UpTime implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final BooleanSupplier up;
    private final BudgetUse use;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private Instant lookedAt = Instant.now();
    private boolean wasUp;
    private Duration total = Duration.ZERO;

    /** @param up whether some replica is ready, and there is something to send */
    UpTime(BooleanSupplier up, BudgetUse use) {
        this.up = up;
        this.use = use;
        var unused = clockwork.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** So far. */
    synchronized Duration total() {
        return total;
    }

    /** Looks no more, and returns when the last look has ended. */
    void stop() {
        clockwork.close();
    }

    @Override
    public void close() {
        stop();
    }

    /** Counts what lies between two looks that both found the service up. */
    private synchronized void look() {
        boolean isUp = up.getAsBoolean();
        var now = Instant.now();
        if (isUp && wasUp) {
            use.up(lookedAt, now);
            total = total.plus(Duration.between(lookedAt, now));
        }
        wasUp = isUp;
        lookedAt = now;
    }
}
