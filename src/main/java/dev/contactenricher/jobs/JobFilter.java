package dev.contactenricher.jobs;

import dev.contactenricher.problem.Parameters;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are meant; null where anything will do.
 *
 * @param from the earliest time at which they came in
 * @param to the time before which they came in
 * @param externalCrmId of one of the contacts that they brought, of whatever source
 */
public record JobFilter(
        @Nullable JobStatus status,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String externalCrmId) {

    /** All of them. */
    public static final JobFilter ANY = new JobFilter(null, null, null, null);

    /** @throws org.springframework.web.ErrorResponseException naming the parameter at fault and its rule */
    public static JobFilter of(
            @Nullable String status, @Nullable String from, @Nullable String to, @Nullable String externalCrmId) {
        var filter = new JobFilter(
                Parameters.oneOf("status", status, JobStatus.values(), JobStatus::wireName),
                Parameters.instant("from", from),
                Parameters.instant("to", to),
                Parameters.text(externalCrmId));
        Parameters.inOrder(filter.from(), filter.to());
        return filter;
    }

    @Override
    public String toString() {
        return "JobFilter[" + status + "]";
    }
}
