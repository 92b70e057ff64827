package dev.contactenricher.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry before it is written.
 *
 * @param actor a role, or {@code system}
 * @param subject the random id of a person, or null
 * @param details ids, positions, counts and codes; never contact data
 */
public record Draft(
        AuditAction action, String actor, @Nullable String subject, Details details, Instant at) {

    public static final String SYSTEM = "system";

    public Draft {
        if (!action.allows(details.names())) {
            throw new IllegalArgumentException(action + " has no such details: " + details.names());
        }
    }
}
