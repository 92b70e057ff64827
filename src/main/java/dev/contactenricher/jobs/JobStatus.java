package dev.contactenricher.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a batch is (the contract's section 3). */
public enum JobStatus {
    /** Nothing of it was sent so far. */
    QUEUED,
    IN_PROGRESS,
    /** Every accepted contact was merged, withdrawn or cancelled. */
    COMPLETED,
    /** The same, but for some that are dead letters. */
    COMPLETED_WITH_FAILURES;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
