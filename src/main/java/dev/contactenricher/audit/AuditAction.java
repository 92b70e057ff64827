package dev.contactenricher.audit;

import static dev.contactenricher.audit.Detail.ACCEPTED;
import static dev.contactenricher.audit.Detail.ARTICLE;
import static dev.contactenricher.audit.Detail.ATTEMPT;
import static dev.contactenricher.audit.Detail.ATTEMPTS;
import static dev.contactenricher.audit.Detail.CARDS;
import static dev.contactenricher.audit.Detail.CHANNELS;
import static dev.contactenricher.audit.Detail.CODE;
import static dev.contactenricher.audit.Detail.CONTACT_COUNT;
import static dev.contactenricher.audit.Detail.CORRECTION;
import static dev.contactenricher.audit.Detail.DATE;
import static dev.contactenricher.audit.Detail.DOUBTFUL;
import static dev.contactenricher.audit.Detail.DUPLICATES;
import static dev.contactenricher.audit.Detail.DUPLICATES_REMOVED;
import static dev.contactenricher.audit.Detail.EVIDENCE;
import static dev.contactenricher.audit.Detail.FILTER;
import static dev.contactenricher.audit.Detail.FINDINGS;
import static dev.contactenricher.audit.Detail.FROM_SEQUENCE;
import static dev.contactenricher.audit.Detail.INDEX;
import static dev.contactenricher.audit.Detail.INDEXES;
import static dev.contactenricher.audit.Detail.JOBS;
import static dev.contactenricher.audit.Detail.JOB_ID;
import static dev.contactenricher.audit.Detail.KIND;
import static dev.contactenricher.audit.Detail.LATENCY_MS;
import static dev.contactenricher.audit.Detail.PRIVACY_REQUEST_ID;
import static dev.contactenricher.audit.Detail.REASON;
import static dev.contactenricher.audit.Detail.REJECTED;
import static dev.contactenricher.audit.Detail.REQUEST_ID;
import static dev.contactenricher.audit.Detail.RULE;
import static dev.contactenricher.audit.Detail.TO_SEQUENCE;
import static dev.contactenricher.audit.Detail.UNCHANGED;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an entry says was done, and the only details that it may have. */
public enum AuditAction {
    BATCH_SUBMITTED(JOB_ID, CONTACT_COUNT, DUPLICATES_REMOVED, REJECTED, LATENCY_MS),
    JOB_CANCELLED(JOB_ID, CONTACT_COUNT),
    BATCH_FAILED(CONTACT_COUNT, REASON),
    BATCH_TRIED(CONTACT_COUNT, ACCEPTED, DUPLICATES_REMOVED, UNCHANGED, REJECTED, LATENCY_MS),
    CONTACT_REJECTED(JOB_ID, INDEX, FINDINGS, RULE, EVIDENCE, ARTICLE),
    CONTACTS_UNCHANGED(JOB_ID, INDEXES),
    CONTACTS_JOINED(JOB_ID, INDEX, INDEXES, JOBS),
    CONSENT_GRANTED(JOB_ID, INDEX, RULE, EVIDENCE, CHANNELS, DATE, ARTICLE),
    CONSENT_OVERRIDDEN(JOB_ID, INDEX, RULE, EVIDENCE, ARTICLE),
    MERGE_SUBMITTED(JOB_ID, INDEX, REQUEST_ID, ATTEMPT, CORRECTION),
    MERGE_COMPLETED(JOB_ID, INDEX, REQUEST_ID, LATENCY_MS, CORRECTION),
    MERGE_ABSENT(JOB_ID, INDEX),
    CARDS_FOUND(JOB_ID, INDEX, DUPLICATES, DOUBTFUL),
    CARDS_MERGED(JOB_ID, INDEX, CARDS),
    MERGE_FAILED(JOB_ID, INDEX, CODE, ATTEMPTS, CORRECTION),
    MERGE_WITHDRAWN(JOB_ID, INDEX, CORRECTION),
    EXPORT_SUBMITTED(JOB_ID, INDEX, CORRECTION),
    EXPORT_COMPLETED(JOB_ID, INDEX, CORRECTION),
    EXPORT_FAILED(JOB_ID, INDEX, CODE, ATTEMPTS, CORRECTION),
    DEAD_LETTER_REPLAYED(JOB_ID, INDEX, KIND),
    DEAD_LETTER_DISCARDED(JOB_ID, INDEX, KIND),
    SENDING_PAUSED(REASON),
    SENDING_RESUMED(REASON),
    SUBJECT_ERASED(ARTICLE, PRIVACY_REQUEST_ID),
    SUBJECT_ACCESSED(ARTICLE),
    CONSENT_WITHDRAWN(ARTICLE, CHANNELS, PRIVACY_REQUEST_ID),
    DETAILS_EXPIRED(FROM_SEQUENCE, TO_SEQUENCE),
    AUDIT_READ(FILTER);

    private final Set<Detail> details;

    AuditAction(Detail... details) {
        this.details = EnumSet.copyOf(List.of(details));
    }

    /** Its name in the trail. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean allows(Set<Detail> present) {
        return details.containsAll(present);
    }
}
