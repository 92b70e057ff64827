package dev.contactenricher.standin;

import java.time.Duration;
import java.util.Map;

/**
 * What a stand-in answers.
 *
 * @param delay how long it takes over it
 * @param reset the connection is cut instead of an answer
 */
public record Reply(int status, String body, Map<String, String> headers, Duration delay, boolean reset) {

    public static Reply status(int status) {
        return json(status, "{}");
    }

    public static Reply json(int status, String body) {
        return new Reply(status, body, Map.of("Content-Type", "application/json"), Duration.ZERO, false);
    }

    /** No answer at all. */
    public static Reply cut() {
        return new Reply(500, "", Map.of(), Duration.ZERO, true);
    }

    public Reply after(Duration time) {
        return new Reply(status, body, headers, time, reset);
    }

    public Reply retryAfter(String value) {
        return new Reply(status, body, Map.of("Content-Type", "application/json", "Retry-After", value), delay, reset);
    }
}
