package dev.contactenricher.jobs;

import dev.contactenricher.problem.Parameters;
import dev.contactenricher.queue.EntryState;
import org.jspecify.annotations.Nullable;

/** Which contacts of a job are meant; null where anything will do. Only accepted contacts are in a state. */
public record ContactFilter(
        @Nullable Outcome outcome, @Nullable EntryState state) {

    /** All of them. */
    public static final ContactFilter ANY = new ContactFilter(null, null);

    /** @throws org.springframework.web.ErrorResponseException naming the parameter at fault and its rule */
    public static ContactFilter of(@Nullable String outcome, @Nullable String state) {
        return new ContactFilter(
                Parameters.oneOf("outcome", outcome, Outcome.values(), Outcome::wireName),
                Parameters.oneOf("state", state, EntryState.values(), ContactStates::wireName));
    }
}
