package dev.contactenricher.privacy;

import dev.contactenricher.records.Destination;
import java.time.Instant;

/** Corrections came to an end, of whatever wish or refusing contact. Published in the transaction of what ended them. */
public record CorrectionsEnded(Destination destination, Outcome outcome, int corrections, Instant at) {

    public enum Outcome {
        CONFIRMED,
        /** They became dead letters. */
        FAILED,
        /** They were not sent after all: what came meanwhile says the same, or a newer yes. */
        SUPERSEDED,
        /** No key leads to the person alone, so that a person has to see to it. */
        BY_HAND
    }
}
