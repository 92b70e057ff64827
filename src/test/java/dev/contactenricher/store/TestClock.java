package dev.contactenricher.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves when it is told to. */
public final class TestClock extends Clock {

    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private volatile Instant now = START;
    private volatile Duration jumped = Duration.ZERO;

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Shows another time though none has passed, as a clock does that is set. */
    public void jump(Duration by) {
        jumped = jumped.plus(by);
        now = now.plus(by);
    }

    /** Counts the time that passed. */
    public long elapsedMillis() {
        return now.minus(jumped).toEpochMilli();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
