package dev.contactenricher.jobs;

import java.time.Instant;

/** What happens to jobs. Published synchronously, in the transaction of the change; never holds contact data. */
public sealed interface JobEvent {

    String jobId();

    Instant at();

    /**
     * A job was taken back while something of it waited.
     *
     * @param actor the role that wished it
     * @param contacts how many waited, and are not sent for this job any more
     */
    record Cancelled(String jobId, String actor, int contacts, Instant at) implements JobEvent {}
}
