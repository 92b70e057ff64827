package dev.contactenricher.merge;

import java.util.List;

/** A room that keeps dead letters. One controller lists, retries and deletes those of all rooms. */
public interface DeadLetterSource {

    /** {@code merge}, {@code export} or {@code correction}; ids of this source are {@code kind-number}. */
    String kind();

    /** The dead letters with numbers above the given one, in ascending order. */
    List<DeadLetter> list(long after, int limit);

    /** How many there are. */
    long count();

    /** Sends it again; false when there is no such dead letter. */
    boolean retry(long number);

    /** Sends all of them again and says how many they were. */
    int retryAll();

    /** Forgets it for good; false when there is no such dead letter. */
    boolean delete(long number);
}
