package dev.contactenricher.merge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How sending stands, as {@code GET /sending} tells it.
 *
 * @param state {@code running} or {@code paused}
 * @param reason the operator's own words, or {@code operator}, {@code outage}, {@code throttled}, {@code forbidden}; null
 *     while running
 * @param pausedBy all that pauses sending now, the operator first
 * @param since when the pause of that reason began
 * @param until when the next request may go at the earliest; null when nobody knows, or sending is running
 * @param budget a {@link Budget}, or a list of them, one for each family of CXone's API
 * @param drainedAt when the queue is going to be empty, if nothing is added; null while paused, or when it is empty
 */
record SendingStatus(
        String state,
        @Nullable String reason,
        List<String> pausedBy,
        @Nullable Instant since,
        @Nullable Instant until,
        Object budget,
        Queue queue,
        Export export,
        long deadLetters,
        @Nullable Instant drainedAt) {

    /**
     * @param family of the API that it is for; left out where there is one for all
     * @param used permits that are taken in the current window
     * @param nextFreeAt when the next one is free; null when one is free now
     */
    record Budget(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String family,
            int limit,
            long windowSeconds,
            int used,
            @Nullable Instant nextFreeAt) {}

    record Queue(long queued, long submitted, double oldestSeconds) {}

    record Export(long queued, double oldestSeconds, boolean paused) {}
}
