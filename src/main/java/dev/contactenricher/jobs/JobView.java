package dev.contactenricher.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a batch stands: the contract's section 3, {@code GET /jobs/{job_id}}.
 *
 * @param cards null, and left out, where CXone has no cards
 * @param progress share of the accepted contacts that reached an end state, 0 to 1
 */
public record JobView(
        String jobId,
        JobStatus status,
        Instant receivedAt,
        @Nullable Instant completedAt,
        @JsonUnwrapped OutcomeCounts outcomes,
        @JsonUnwrapped Job.States states,
        int exported,

        @JsonInclude(JsonInclude.Include.NON_NULL) CardCounts.@Nullable Cards cards,

        double progress,
        @Nullable Instant estimatedCompletion,
        MergeLatency mergeLatencyMs) {

    /** Milliseconds from the accepted send to its confirmation, over this job's merged contacts; null without any. */
    public record MergeLatency(@Nullable Long p50, @Nullable Long max) {}
}
