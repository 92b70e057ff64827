package dev.contactenricher.merge;

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
 * @param drainedAt when the queue is going to be empty, if nothing is added; null while paused, or when it is empty
 */
public record SendingStatus(
        String state,
        @Nullable String reason,
        List<String> pausedBy,
        @Nullable Instant since,
        @Nullable Instant until,
        Budget budget,
        Queue queue,
        Export export,
        long deadLetters,
        @Nullable Instant drainedAt) {

    /**
     * @param used permits that are taken in the current window
     * @param nextFreeAt when the next one is free; null when one is free now
     */
    public record Budget(
            int limit,
            long windowSeconds,
            int used,
            @Nullable Instant nextFreeAt) {}

    public record Queue(long queued, long submitted, double oldestSeconds) {}

    public record Export(long queued, double oldestSeconds, boolean paused) {}
}
