package dev.contactenricher.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry before it is written.
 *
 * @param actor a role, or {@code system}
 * @param subject the random id of a person, or null
 * @param details ids, positions, counts and codes; never contact data
 */
record Draft(AuditAction action, String actor, @Nullable String subject, Map<String, Object> details, Instant at) {

    static final String SYSTEM = "system";

    Draft {
        details = Map.copyOf(details);
    }

    /** The job that the listing finds it by. */
    @Nullable String jobId() {
        return details.get("job_id") instanceof String id ? id : null;
    }
}
