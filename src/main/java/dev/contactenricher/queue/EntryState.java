package dev.contactenricher.queue;

/** Where a contact in the queue stands; the words are those of the contract's {@code GET /jobs/{job_id}}. */
public enum EntryState {
    /** Waits for a request, or for another request of the same person to end. */
    QUEUED,
    /** Was sent: the answer or the webhook is not in yet. */
    SUBMITTED,
    /** The merge is confirmed. */
    MERGED,
    /** A dead letter. */
    FAILED,
    /** Stopped by a withdrawal or an erasure. */
    WITHDRAWN,
    /** Waited for a job that was cancelled; a contact of the job, since its entry is deleted. */
    CANCELLED,
    /** CXone has no card of the person: nothing was written, and nothing is wrong. */
    ABSENT
}
