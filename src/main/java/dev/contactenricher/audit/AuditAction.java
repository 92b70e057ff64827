package dev.contactenricher.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry says was done. */
enum AuditAction {
    BATCH_SUBMITTED,
    BATCH_FAILED,
    CONTACT_REJECTED,
    CONTACTS_UNCHANGED,
    CONSENT_OVERRIDDEN,
    MERGE_SUBMITTED,
    MERGE_COMPLETED,
    MERGE_FAILED,
    MERGE_WITHDRAWN,
    EXPORT_COMPLETED,
    EXPORT_FAILED,
    DEAD_LETTER_REPLAYED,
    DEAD_LETTER_DISCARDED,
    SUBJECT_ERASED,
    SUBJECT_ACCESSED,
    CONSENT_WITHDRAWN,
    DETAILS_EXPIRED,
    AUDIT_READ;

    /** Its name in the trail. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AuditAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }
}
