package dev.contactenricher.store;

import java.time.Instant;

/** What {@link Instant} does not offer itself. */
public final class Instants {

    private Instants() {}

    public static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    public static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
