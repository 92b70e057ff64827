package dev.contactenricher.outgoing;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Exponential backoff with jitter: each pause lies between half and the whole of its step, and each step doubles. */
public final class Backoff {

    private static final int MOST_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** @param step 0 for the first pause */
    public Duration pause(int step) {
        long whole = Math.min(longest.toMillis(), first.toMillis() << Math.min(step, MOST_DOUBLINGS));
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }

    /** @param told what the other side asks for, which counts where it is longer; null where it does not say */
    public Duration pause(int step, @Nullable Duration told) {
        Duration own = pause(step);
        return told != null && told.compareTo(own) > 0 ? told : own;
    }
}
