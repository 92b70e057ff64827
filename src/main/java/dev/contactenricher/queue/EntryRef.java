package dev.contactenricher.queue;

/**
 * A contact in the queue, as events name it: by ids only.
 *
 * @param entryId the queue's own id
 * @param personId the random id of the person, the {@code subject} of audit entries
 * @param jobId the job that last brought news of it; empty for a correction, which belongs to none
 * @param index its position in that job's batch
 */
public record EntryRef(long entryId, String personId, String jobId, int index) {

    /** Whether it tells CXone of a refusal, and is no contact of a batch. */
    public boolean isCorrection() {
        return jobId.isEmpty();
    }
}
