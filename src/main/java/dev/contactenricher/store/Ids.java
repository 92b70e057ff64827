package dev.contactenricher.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes identifiers. */
public final class Ids {

    private static volatile RandomGenerator random = new SecureRandom();

    private Ids() {}

    /** Makes the ids that follow repeatable, so that a test can replay what it saw. */
    static void drawFrom(RandomGenerator source) {
        random = source;
    }

    /**
     * A UUID of version 7 (RFC 9562, section 5.7): later ones sort behind earlier ones, so indexes on them stay compact.
     *
     * @param at the time that it carries, in milliseconds
     */
    public static String timeOrdered(Instant at) {
        return uuid((at.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL));
    }

    /** A UUID of version 4, which tells nothing, not even when it was made. */
    public static String random() {
        return uuid((random.nextLong() & ~0xF000L) | 0x4000L);
    }

    private static String uuid(long high) {
        return new UUID(high, (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L).toString();
    }
}
