package dev.contactenricher.packing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact whose merge is confirmed, with what the marketing platform is told of it. It never prints its data.
 *
 * @param jobId the job that last brought news of it
 * @param index its position in that job's batch
 * @param consentToEmail null when nothing was said
 */
public record MergedContact(
        long entryId,
        String personId,
        String jobId,
        int index,
        @Nullable String externalCrmId,
        @Nullable String email,
        @Nullable Boolean consentToEmail,
        Instant mergedAt) {

    @Override
    public String toString() {
        return "MergedContact[" + entryId + "]";
    }
}
