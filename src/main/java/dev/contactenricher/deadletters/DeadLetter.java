package dev.contactenricher.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was given up, as {@code GET /dead-letters} lists it.
 *
 * @param id unique among the dead letters of all kinds; starts with the kind and a hyphen
 * @param kind {@code merge}, {@code export} or {@code correction}
 * @param jobId the job that brought it, or null when none did
 * @param index its place in that job, or null when no job brought it
 * @param externalCrmId the caller's id, or null when it gave none
 * @param code stable and machine-readable, such as {@code refused} or {@code unconfirmed}
 * @param status the HTTP status of the last call that was not taken, or null when there was no answer
 * @param attempts how often it was sent
 */
public record DeadLetter(
        String id,
        String kind,
        @Nullable String jobId,
        @Nullable Integer index,
        @Nullable String externalCrmId,
        String code,
        @Nullable Integer status,
        int attempts,
        Instant failedAt) {

    @Override
    public String toString() {
        return "DeadLetter[" + id + "]";
    }
}
