package dev.contactenricher.webhook;

import java.time.Instant;

/** An event of CXone's came in. Published synchronously, within the transaction where the event has an effect. */
public record WebhookEvent(Outcome outcome, Instant at) {

    /** What became of it. */
    public enum Outcome {
        /** It was new; what it confirms is confirmed, or kept for a merge answer that is still on its way. */
        APPLIED,
        /** Its id was seen before. */
        REPEATED,
        /** Its type is of no interest here. */
        IGNORED,
        /** It was authentic but could not be read. */
        MALFORMED,
        /** It was not authentic. */
        REJECTED
    }
}
