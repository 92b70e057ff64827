package dev.contactenricher.records;

import java.util.Locale;

/** The rooms that keep something of persons, in the order in which they are called. */
public enum Room {
    /** First, as it locks what confirmations touch: what others then find of these persons is all there is. */
    QUEUE,
    CXONE,
    CXONE_CARDS,
    EXPORTED,
    RESULTS,
    /** Its entries are asked for by the subject's id, at {@code GET /audit-trail}. */
    AUDIT,
    /** Last, as the others are found by what is kept there. */
    CONSENT;

    /** Its name in the answer of {@code POST /privacy/access}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
