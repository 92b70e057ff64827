package dev.contactenricher.security;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A sustained rate with a burst (the generic cell rate algorithm, ITU-T I.371). Resilience4j gives one permit each
 * {@code 1/rate}; a caller may take permits ahead of their time without waiting for it, and how far ahead is the burst.
 */
final class Rate {

    private final RateLimiter limiter;

    private Rate(RateLimiter limiter) {
        this.limiter = limiter;
    }

    static Rate of(String name, int perSecond, int burst) {
        return of(name, perSecond, burst, System::nanoTime);
    }

    static Rate of(String name, int perSecond, int burst, Supplier<Long> nanoTime) {
        Duration interval = Duration.ofSeconds(1).dividedBy(perSecond);
        var config = RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(interval)
                .timeoutDuration(interval.multipliedBy(burst - 1L))
                .build();
        return new Rate(RateLimiter.of(name, config, nanoTime));
    }

    /** False when the caller is too fast; a permit is then free within a second. */
    boolean allows() {
        return limiter.reservePermission() >= 0;
    }
}
