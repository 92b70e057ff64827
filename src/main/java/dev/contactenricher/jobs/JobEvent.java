package dev.contactenricher.jobs;

import java.time.Instant;

/** What happens to jobs. Published synchronously, in the transaction of the change; never holds contact data. */
public sealed interface JobEvent {

    String jobId();

    Instant at();

    /** Nothing of a job is under way any more, or how it ended has changed since. */
    record Completed(String jobId, Instant at) implements JobEvent {}

    /**
     * A job was taken back while something of it waited.
     *
     * @param actor the role that wished it
     * @param contacts how many waited, and are not sent for this job any more
     */
    record Cancelled(String jobId, String actor, int contacts, Instant at) implements JobEvent {}
}
