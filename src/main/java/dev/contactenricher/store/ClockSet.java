package dev.contactenricher.store;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock that all replicas share was set, or a machine was suspended, which looks the same. Published by the first that
 * notices, in its transaction; a room moves what it has timed by that clock where it would be wrong from now on.
 */
public sealed interface ClockSet {

    /** By how much; positive. */
    Duration by();

    /** What it shows now. */
    Instant now();

    /** What is to happen at a time would happen too late, and what happened lies in the future. */
    record Back(Duration by, Instant now) implements ClockSet {

        /** In milliseconds, as the database keeps times. */
        public long millis() {
            return by.toMillis();
        }
    }

    /** Time seems to have passed that did not. */
    record Forward(Duration by, Instant now) implements ClockSet {

        /** What it showed before. */
        public Instant before() {
            return now.minus(by);
        }
    }
}
