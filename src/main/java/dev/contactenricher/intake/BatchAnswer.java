package dev.contactenricher.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.contactenricher.jobs.ContactResult;
import dev.contactenricher.jobs.ServiceTotals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a batch: the contract's section 3.
 *
 * @param dryRun true of a dry run, else null
 * @param jobId null of a dry run
 */
@JsonPropertyOrder({
    "success",
    "dry_run",
    "job_id",
    "status",
    "received",
    "accepted",
    "duplicates",
    "unchanged",
    "rejected",
    "metrics",
    "results"
})
public record BatchAnswer(
        boolean success,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean dryRun,
        @Nullable String jobId,
        String status,
        int received,
        int accepted,
        int duplicates,
        int unchanged,
        int rejected,
        ServiceTotals.Totals metrics,
        List<ContactResult> results) {

    @Override
    public String toString() {
        return "BatchAnswer[" + jobId + "]";
    }
}
