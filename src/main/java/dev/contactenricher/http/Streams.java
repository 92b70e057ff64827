package dev.contactenricher.http;

import dev.contactenricher.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

/** Counts the answers that are too long to be held: each has a thread that waits for its reader. */
final class Streams {

    private static final Object NOBODY = new Object();
    private static final String SECONDS_TO_RETRY = "5";

    private final int mostInAll;
    private final int mostForOne;
    private final Map<Object, Integer> running = new HashMap<>();
    private int all;

    Streams(int mostInAll, int mostForOne) {
        this.mostInAll = mostInAll;
        this.mostForOne = mostForOne;
    }

    /**
     * @param caller null for somebody without a key
     * @throws ErrorResponseException when there are too many already
     */
    synchronized void begin(@Nullable Object caller) {
        Object key = caller == null ? NOBODY : caller;
        if (running.getOrDefault(key, 0) >= mostForOne) {
            throw later(Problem.TOO_MANY_REQUESTS.because("A key may have " + mostForOne + " streams at once"));
        }
        if (all >= mostInAll) {
            throw later(Problem.UNAVAILABLE.because("Too many streams are open"));
        }
        running.merge(key, 1, Integer::sum);
        all++;
    }

    synchronized void end(@Nullable Object caller) {
        running.computeIfPresent(caller == null ? NOBODY : caller, (key, count) -> count == 1 ? null : count - 1);
        all--;
    }

    private static ErrorResponseException later(ErrorResponseException refusal) {
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY);
        return refusal;
    }
}
