package dev.contactenricher.store;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Lets a test replay what it saw, ids included, whatever tests on other threads do meanwhile. */
public final class SeededIds {

    private static final SecureRandom SECURE = new SecureRandom();
    private static final ThreadLocal<RandomGenerator> SOURCE = ThreadLocal.withInitial(() -> SECURE);

    private SeededIds() {}

    /** The ids that this thread makes from now on. */
    public static void drawFrom(RandomGenerator source) {
        SOURCE.set(source);
        Ids.drawFrom(() -> SOURCE.get().nextLong());
    }

    /** Ids cannot be foreseen any more. */
    public static void drawFromNowhere() {
        Ids.drawFrom(SECURE);
    }
}
