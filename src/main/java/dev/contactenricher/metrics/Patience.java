package dev.contactenricher.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How long a scrape waits for a database that is slow or hangs: long once, however many of its meters ask, and for the
 * others a moment. One long wait for each would go beyond the scraper's own patience, and all metrics would be gone when
 * they are needed most.
 */
@Component
class Patience {

    /** More than a scrape lasts, and less than lies between two. */
    private static final Duration A_SCRAPE = Duration.ofSeconds(5);

    private final Duration most;
    private final Duration moment;
    private final LongSupplier nanos;
    private @Nullable Long endedNanos;

    @Autowired
    Patience() {
        this(Duration.ofSeconds(2), Duration.ofMillis(100), System::nanoTime);
    }

    /** @param nanos a clock that never goes back */
    Patience(Duration most, Duration moment, LongSupplier nanos) {
        this.most = most;
        this.moment = moment;
        this.nanos = nanos;
    }

    synchronized Duration left() {
        boolean isOver = endedNanos != null && nanos.getAsLong() - endedNanos < A_SCRAPE.toNanos();
        return isOver ? moment : most;
    }

    /** It was waited for in vain. */
    synchronized void end() {
        endedNanos = nanos.getAsLong();
    }
}
