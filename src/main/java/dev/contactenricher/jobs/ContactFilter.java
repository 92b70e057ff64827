package dev.contactenricher.jobs;

import dev.contactenricher.queue.EntryState;
import org.jspecify.annotations.Nullable;

/** Which contacts of a job are meant; null where anything will do. Only accepted contacts are in a state. */
public record ContactFilter(
        @Nullable Outcome outcome, @Nullable EntryState state) {

    /** All of them. */
    public static final ContactFilter ANY = new ContactFilter(null, null);
}
