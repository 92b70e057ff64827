package dev.contactenricher.store;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes identifiers. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /**
     * A UUID of version 7 (RFC 9562, section 5.7): later ones sort behind earlier ones, so indexes on them stay compact.
     *
     * @param epochMillis the time that it carries
     */
    public static String timeOrdered(long epochMillis) {
        long random = RANDOM.nextLong();
        long high = (epochMillis << 16) | 0x7000L | (random & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** A UUID of version 4, which tells nothing, not even when it was made. */
    public static String random() {
        return UUID.randomUUID().toString();
    }
}
