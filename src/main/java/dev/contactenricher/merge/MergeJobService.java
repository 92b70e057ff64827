package dev.contactenricher.merge;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The durable queue, as other rooms see it. Every change joins the caller's transaction. */
@Service
public class MergeJobService {

    /**
     * Those whom CXone confirmed with exactly this content, and of whom nothing waits or is in flight.
     *
     * @param contentHashByPersonId what a batch brings, by person
     */
    public Set<String> unchanged(Map<String, String> contentHashByPersonId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts persons of a batch into the queue; whoever waits already is folded into the waiting entry, which follows the
     * newer job from then on.
     *
     * @param submissions at most one of each person
     * @return the entry of each submission, in their order
     */
    public List<Long> enqueue(String jobId, List<Submission> submissions) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stops what waits for these persons, dead letters included, deletes their contact data, and leaves them out of any
     * repeat of a request that holds them.
     *
     * @return how many entries were stopped
     */
    public int withdraw(Collection<String> personIds) {
        throw new UnsupportedOperationException();
    }

    /** How many contacts of these persons were sent and are not confirmed yet. */
    public int inFlight(Collection<String> personIds) {
        throw new UnsupportedOperationException();
    }

    /** CXone's webhook says that this contact was merged or updated. */
    public void confirm(String contactId, Instant receivedAt) {
        throw new UnsupportedOperationException();
    }

    /** How many contacts wait; a second old at most. */
    public long waiting() {
        throw new UnsupportedOperationException();
    }

    /** When the last of so many waiting contacts of a job is about to be sent, as far as backlog and budget tell. */
    public Instant estimatedCompletion(long waitingOfJob) {
        throw new UnsupportedOperationException();
    }

    /**
     * What may be told to the marketing platform of these contacts. Complete only inside the listener of
     * {@link MergeEvent.Completed}, since contact data is deleted right after; leaves out who was withdrawn meanwhile.
     */
    public List<MergedContact> merged(Collection<Long> entryIds) {
        throw new UnsupportedOperationException();
    }

    /** How the queue stands, for metrics. */
    public QueueStatistics statistics() {
        throw new UnsupportedOperationException();
    }
}
