package dev.contactenricher.intake;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.contactenricher.jobs.ContactResult;
import dev.contactenricher.jobs.ServiceTotals;
import java.util.List;

/** The answer to a batch: the contract's section 3. */
@JsonPropertyOrder({
    "success",
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
record BatchAnswer(
        boolean success,
        String jobId,
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
