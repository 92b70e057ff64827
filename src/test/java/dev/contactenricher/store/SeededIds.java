package dev.contactenricher.store;

import java.util.random.RandomGenerator;

/** Lets a test replay what it saw, ids included. */
public final class SeededIds {

    private SeededIds() {}

    public static void drawFrom(RandomGenerator source) {
        Ids.drawFrom(source);
    }
}
