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
        int cancelled,
        int absent,
        int exported,
        String answerMetrics) {

    boolean isOpen() {
        return queued + submitted > 0;
    }

    public JobStatus status() {
        if (isOpen()) {
            return started ? JobStatus.IN_PROGRESS : JobStatus.QUEUED;
        }
        return failed > 0 ? JobStatus.COMPLETED_WITH_FAILURES : JobStatus.COMPLETED;
    }

    public double progress() {
        return accepted == 0 ? 1 : (double) (accepted - queued - submitted) / accepted;
    }
}
