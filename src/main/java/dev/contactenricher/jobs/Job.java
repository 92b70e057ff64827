package dev.contactenricher.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch that was taken in, with how many of its contacts stand where.
 *
 * @param started whether anything of it was sent
 * @param exported contacts that the marketing platform has; they count on their own
 */
public record Job(
        String id,
        Taken taken,
        @Nullable Instant completedAt,
        boolean started,
        OutcomeCounts outcomes,
        States states,
        int exported) {

    /**
     * How a batch was taken in.
     *
     * @param actor the caller's role
     * @param answerMetrics the metrics that its answer told, as JSON
     */
    public record Taken(String actor, Instant at, String answerMetrics) {}

    /** How many of a job's accepted contacts are in which state; together they are all of these. */
    public record States(int queued, int submitted, int merged, int failed, int withdrawn, int cancelled, int absent) {}

    boolean isOpen() {
        return states.queued + states.submitted > 0;
    }

    public JobStatus status() {
        if (isOpen()) {
            return started ? JobStatus.IN_PROGRESS : JobStatus.QUEUED;
        }
        return states.failed > 0 ? JobStatus.COMPLETED_WITH_FAILURES : JobStatus.COMPLETED;
    }

    public double progress() {
        int accepted = outcomes.accepted();
        return accepted == 0 ? 1 : (double) (accepted - states.queued - states.submitted) / accepted;
    }
}
