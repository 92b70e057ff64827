package dev.contactenricher.problem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntConsumer;

/** Lets so many lines of a kind into the log in a minute, so that no caller can fill it, and counts the others. */
public final class LinesPerMinute {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final Clock clock;
    private Instant minute = Instant.EPOCH;
    private int lines;
    private int silent;

    public LinesPerMinute(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** @param line writes the line, and is told how many were left out since the last one */
    public void ifAllowed(IntConsumer line) {
        int leftOut = take();
        if (leftOut >= 0) {
            line.accept(leftOut);
        }
    }

    public static String more(int silent) {
        return silent == 0 ? "" : ", and %d more since the last line of the kind".formatted(silent);
    }

    private synchronized int take() {
        Instant now = clock.instant();
        if (now.isBefore(minute) || !now.isBefore(minute.plus(MINUTE))) {
            minute = now;
            lines = 0;
        }
        if (lines >= most) {
            silent++;
            return -1;
        }
        lines++;
        int before = silent;
        silent = 0;
        return before;
    }
}
