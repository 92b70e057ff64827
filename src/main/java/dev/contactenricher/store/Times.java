package dev.contactenricher.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What {@link Instant} does not offer itself. */
public final class Times {

    private Times() {}

    /** Milliseconds since the epoch, as the database keeps them. */
    public static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(instant.toEpochMilli());
    }

    public static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    public static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
