package dev.contactenricher.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the answer to a batch says of one of its contacts. */
public enum Outcome {
    /** Waits to be merged. */
    ACCEPTED,
    /** Folded into another contact of the batch. */
    DUPLICATE,
    /** The same content was merged before. */
    UNCHANGED,
    /** Has a field error, or lacks consent. */
    REJECTED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
