package dev.contactenricher.tenant;

import java.time.Instant;

/**
 * What was found or done about several cards of a person. Published in the transaction of the change; never holds ids
 * of cards.
 */
public sealed interface CardEvent {

    /** By its random id. */
    String personId();

    String jobId();

    /** Of the contact in its job. */
    int index();

    Instant at();

    /**
     * More cards than one were found.
     *
     * @param duplicates cards of the same person, beside the one that is written
     * @param doubtful cards that may belong to another person, and are left alone
     */
    record Found(String personId, String jobId, int index, int duplicates, int doubtful, Instant at)
            implements CardEvent {}

    /**
     * Cards became part of another one, which cannot be undone.
     *
     * @param cards how many
     */
    record Merged(String personId, String jobId, int index, int cards, Instant at) implements CardEvent {}
}
