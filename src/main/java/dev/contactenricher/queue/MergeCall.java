package dev.contactenricher.queue;

import java.time.Instant;
import java.util.List;

/**
 * A call to CXone with these contacts has ended and is recorded. Published outside of any transaction.
 *
 * @param attempt 1 for the first of its request
 * @param outcome as of {@link MergeEvent.Answered}; {@code none} where no call went out
 */
public record MergeCall(
        String requestId, int attempt, List<EntryRef> entries, String outcome, Instant startedAt, Instant at) {}
