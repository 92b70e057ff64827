package dev.contactenricher.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens in the queue. Published synchronously, in the transaction of the change; never holds contact data. */
public sealed interface MergeEvent {

    /** The reason of an operator's pause. */
    String OPERATOR = "operator";

    Instant at();

    /** A send of these contacts starts; the first one of a request, or a repeat under the same id. */
    record Claimed(String requestId, List<EntryRef> entries, int attempt, Instant at) implements MergeEvent {}

    /** {@code from} was taken up by another waiting entry of the same person, whose fate its jobs follow from now on. */
    record Folded(EntryRef from, EntryRef into, Instant at) implements MergeEvent {}

    /** CXone took the request; its contacts wait for their webhook. */
    record Accepted(String requestId, List<EntryRef> entries, Instant at) implements MergeEvent {}

    /** The merge of these contacts is confirmed. */
    record Completed(List<Completion> entries, Instant at) implements MergeEvent {}

    /** @param latency from the send that CXone accepted to its confirmation */
    record Completion(EntryRef entry, String requestId, Duration latency) {}

    /** The contact became a dead letter. */
    record Failed(EntryRef entry, String code, int attempts, Instant at) implements MergeEvent {}

    /** The contacts were stopped by a withdrawal or an erasure. */
    record Withdrawn(List<EntryRef> entries, Instant at) implements MergeEvent {}

    /** CXone has no cards of these persons, so nothing was written. */
    record Absent(List<EntryRef> entries, Instant at) implements MergeEvent {}

    /** A dead letter waits again, by an operator's wish. */
    record Replayed(EntryRef entry, Instant at) implements MergeEvent {}

    /**
     * A dead letter was to be sent again, but newer news of the person were sent or merged meanwhile, whose fate its jobs
     * follow from now on.
     *
     * @param state where the newer one stands: {@code SUBMITTED} or {@code MERGED}
     */
    record Superseded(EntryRef from, EntryRef by, EntryState state, Instant at) implements MergeEvent {}

    /** A dead letter was deleted, by an operator's wish. */
    record Discarded(EntryRef entry, Instant at) implements MergeEvent {}

    /**
     * A merge request was answered, or not in time.
     *
     * @param outcome {@code accepted}, {@code unauthorized}, {@code forbidden}, {@code unavailable}, {@code conflict},
     *     {@code refused} or {@code throttled}
     */
    record Answered(String requestId, String outcome, int contacts, Instant at) implements MergeEvent {}

    /** @param reason {@code outage}, {@code throttled}, {@code forbidden}, {@code unconfirmed} or {@code operator} */
    record SendingPaused(String reason, Instant at) implements MergeEvent {}

    /** Sending goes on. */
    record SendingResumed(String reason, Instant at) implements MergeEvent {}
}
