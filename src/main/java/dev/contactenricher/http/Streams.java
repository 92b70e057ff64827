package dev.contactenricher.http;

import dev.contactenricher.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

/**
 * Counts the answers that are too long to be held: each has a thread that waits for its reader. A list turns out to be
 * long when much of it was made; so a caller that keeps asking beyond the limit is refused before that, for as long as
 * it is told to stay away.
 */
final class Streams {

    /** Why another one is refused. */
    record Refusal(Problem problem, String rule) {}

    private record Refused(long sinceNanos, int times) {}

    static final String SECONDS_TO_RETRY = "5";
    private static final long RETRY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int FORGIVEN = 3;
    private static final Object WITHOUT_KEY = new Object();

    private final int mostInAll;
    private final int mostForOne;
    private final LongSupplier nanos;
    private final Map<Object, Integer> running = new HashMap<>();
    private final Map<Object, Refused> refused = new HashMap<>();
    private int all;

    /** @param nanos a clock that never goes back */
    Streams(int mostInAll, int mostForOne, LongSupplier nanos) {
        this.mostInAll = mostInAll;
        this.mostForOne = mostForOne;
        this.nanos = nanos;
    }

    /** Why a list would be refused if it turned out to be long, for callers that were told so several times; else null. */
    synchronized @Nullable Refusal early(@Nullable Object caller) {
        Refused last = refused.get(key(caller));
        boolean told = last != null && last.times >= FORGIVEN && nanos.getAsLong() - last.sinceNanos < RETRY_NANOS;
        return told ? refusal(key(caller)) : null;
    }

    /**
     * @param caller null for a caller without a key
     * @throws ErrorResponseException when there are too many already
     */
    synchronized void begin(@Nullable Object caller) {
        Object key = key(caller);
        Refusal refusal = refusal(key);
        if (refusal != null) {
            remember(key);
            throw later(refusal.problem.because(refusal.rule));
        }
        running.merge(key, 1, Integer::sum);
        all++;
    }

    synchronized void end(@Nullable Object caller) {
        running.computeIfPresent(key(caller), (key, count) -> count == 1 ? null : count - 1);
        all--;
    }

    private @Nullable Refusal refusal(Object key) {
        if (running.getOrDefault(key, 0) >= mostForOne) {
            return new Refusal(Problem.TOO_MANY_REQUESTS, "A key may have " + mostForOne + " streams at once");
        }
        return all < mostInAll ? null : new Refusal(Problem.UNAVAILABLE, "Too many streams are open");
    }

    private void remember(Object key) {
        long now = nanos.getAsLong();
        refused.merge(
                key,
                new Refused(now, 1),
                (last, first) -> now - last.sinceNanos < RETRY_NANOS ? new Refused(now, last.times + 1) : first);
    }

    private static Object key(@Nullable Object caller) {
        return caller == null ? WITHOUT_KEY : caller;
    }

    private static ErrorResponseException later(ErrorResponseException refusal) {
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY);
        // what was asked behind it on the same connection would have to be made up to where it is refused, too
        refusal.getHeaders().set(HttpHeaders.CONNECTION, "close");
        return refusal;
    }
}
