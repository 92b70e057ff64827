package dev.contactenricher.privacy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What became of a wish elsewhere.
 *
 * @param kind {@code erasure} or {@code withdrawal}
 * @param receivedAt when it was obeyed here
 */
public record Receipt(String id, String kind, Instant receivedAt, List<AtDestination> destinations) {

    /** @param at since when */
    public record AtDestination(String name, Status status, Instant at) {}

    public enum Status {
        /** Nothing is to be told there. */
        NOT_NEEDED,
        /** At least one correction is on its way. */
        QUEUED,
        CONFIRMED,
        /** At least one correction was given up; its dead letter may be retried. */
        FAILED,
        /** For at least one person the destination must be told by hand, as no correction can do it. */
        BY_HAND;

        /** An earlier release did not note when a dead letter was retried: it may count as failed and as confirmed. */
        static Status of(int corrections, int confirmed, int failed, int byHand) {
            if (confirmed + failed < corrections) {
                return QUEUED;
            } else if (confirmed < corrections) {
                return FAILED;
            } else if (byHand > 0) {
                return BY_HAND;
            }
            return corrections > 0 ? CONFIRMED : NOT_NEEDED;
        }

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
