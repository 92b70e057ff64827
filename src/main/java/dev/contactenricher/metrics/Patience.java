package dev.contactenricher.metrics;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How long a scrape waits for a database that hangs: once, however many of its meters ask. One wait each would take it
 * beyond the scraper's own patience, and all metrics would be gone when they are needed most.
 */
@Component
class Patience {

    private final Duration most;
    private volatile boolean isOver;

    Patience() {
        this(Duration.ofSeconds(2));
    }

    Patience(Duration most) {
        this.most = most;
    }

    Duration left() {
        return isOver ? Duration.ZERO : most;
    }

    void end() {
        isOver = true;
    }

    /** The database answers. */
    void renew() {
        isOver = false;
    }
}
