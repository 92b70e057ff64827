package dev.contactenricher.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.contactenricher.jobs.ContactResult;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.jobs.ServiceTotals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a batch: the contract's section 3.
 *
 * @param dryRun true of a dry run, else null
 * @param jobId null of a dry run
 */
public record BatchAnswer(
        boolean success,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean dryRun,
        @Nullable String jobId,
        String status,
        @JsonUnwrapped OutcomeCounts counts,
        ServiceTotals.Totals metrics,
        List<ContactResult> results) {

    @Override
    public String toString() {
        return "BatchAnswer[" + jobId + "]";
    }
}
