package dev.contactenricher.records;

import java.time.Instant;

/**
 * Corrections that a wish made necessary came to an end, or are to be tried again. Published in the transaction of that.
 *
 * @param receiptId the id of the wish, as {@link PrivacyEvent.Withdrawn} or {@link PrivacyEvent.Erased} gave it
 * @param corrections how many of the wish's corrections at that destination
 */
public record Settled(String receiptId, Destination destination, Outcome outcome, int corrections, Instant at) {

    public enum Outcome {
        CONFIRMED,
        /** Given up, until the dead letter is retried. */
        FAILED,
        /** What was given up is on its way again. */
        RETRIED,
        /** It will not be sent, and the destination must be told by hand. */
        BY_HAND
    }
}
