package dev.contactenricher.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A batch that was taken in, with how many of its contacts stand where. */
public record Job(
        String id,
        String actor,
        Instant receivedAt,
        @Nullable Instant completedAt,
        boolean started,
        int received,
        int accepted,
        int duplicates,
        int unchanged,
        int rejected,
        int queued,
        int submitted,
        int merged,
        int failed,
        int withdrawn,
        int exported,
        String answerMetrics) {

    boolean isOpen() {
        return queued + submitted > 0;
    }

    /** The contract's words for it. */
    String status() {
        if (isOpen()) {
            return started ? "in_progress" : "queued";
        }
        return failed > 0 ? "completed_with_failures" : "completed";
    }

    double progress() {
        return accepted == 0 ? 1 : (double) (merged + failed + withdrawn) / accepted;
    }
}
