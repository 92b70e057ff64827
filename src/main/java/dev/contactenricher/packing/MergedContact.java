package dev.contactenricher.packing;

import dev.contactenricher.queue.EntryRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact whose merge is confirmed, with what the marketing platform is told of it. It never prints its data.
 *
 * @param entry with the job that last brought news of it, and its position in that job's batch
 * @param consentToEmail null when nothing was said
 */
public record MergedContact(
        EntryRef entry,
        @Nullable String externalCrmId,
        @Nullable String email,
        @Nullable Boolean consentToEmail,
        Instant mergedAt) {

    @Override
    public String toString() {
        return "MergedContact[" + entry.entryId() + "]";
    }
}
