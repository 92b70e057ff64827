package dev.contactenricher.deadletters;

import java.util.List;

/** A room that keeps dead letters. One controller lists, retries and discards those of all rooms. */
public interface DeadLetterSource {

    /** {@code merge}, {@code export} or {@code correction}; ids of this source are {@code kind-number}. */
    String kind();

    /** Those that the filter means with numbers above the given one, in ascending order. */
    List<DeadLetter> list(DeadLetterFilter filter, long after, int limit);

    /** All with numbers above the given one, in ascending order. */
    default List<DeadLetter> list(long after, int limit) {
        return list(DeadLetterFilter.ANY, after, limit);
    }

    /** The numbers of {@link #list}, which cost less. */
    List<Long> numbers(DeadLetterFilter filter, long after, int limit);

    /**
     * Those of {@link #numbers} that may be forgotten where nobody named their kind: no refusal that was not heard is
     * among them.
     */
    default List<Long> dispensable(DeadLetterFilter filter, long after, int limit) {
        return numbers(filter, after, limit);
    }

    /** How many there are. */
    long count();

    /** Sends it again before most others; false when there is no such dead letter. */
    boolean retry(long number);

    /** Sends these again, in one transaction, after what waits already; returns how many of them there were. */
    int retry(List<Long> numbers);

    /** Forgets these for good, in one transaction; returns how many of them there were. */
    int discard(List<Long> numbers);
}
