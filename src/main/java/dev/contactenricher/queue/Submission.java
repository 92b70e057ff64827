package dev.contactenricher.queue;

import dev.contactenricher.dedup.Survivor;
import org.jspecify.annotations.Nullable;

/**
 * A person of a batch that is to be merged.
 *
 * @param index the position in the batch of the contact that stands for the person
 * @param contentHash equal for equal content, and not reversible
 * @param sealed the survivor as it is kept, if it was sealed before
 * @param isNew whether the person was unknown before the caller's transaction, so that nothing of theirs can wait
 */
public record Submission(
        int index, String personId, Survivor survivor, String contentHash, byte @Nullable [] sealed, boolean isNew) {

    public Submission(int index, String personId, Survivor survivor, String contentHash) {
        this(index, personId, survivor, contentHash, null, false);
    }

    @Override
    public String toString() {
        return "Submission[…]";
    }
}
