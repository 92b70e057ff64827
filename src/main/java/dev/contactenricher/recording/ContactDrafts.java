package dev.contactenricher.recording;

import dev.contactenricher.audit.AuditAction;
import dev.contactenricher.audit.Detail;
import dev.contactenricher.audit.Details;
import dev.contactenricher.audit.Draft;
import dev.contactenricher.audit.EntryFormat;
import dev.contactenricher.intake.IntakeEvent;

/** What became of single contacts of a batch, as entries. */
final class ContactDrafts {

    /** Conditions for consent. */
    private static final String CONSENT_ARTICLE = "gdpr.art7";

    private static final int MOST_LISTED = 20;

    private ContactDrafts() {}

    static Draft rejected(IntakeEvent.ContactsRejected event, IntakeEvent.Rejection rejection) {
        var details = Details.ofContact(event.jobId(), rejection.index())
                .with(Detail.FINDINGS, rejection.findings())
                .with(Detail.RULE, rejection.rule())
                .with(Detail.EVIDENCE, rejection.evidence())
                .with(Detail.ARTICLE, rejection.rule() == null ? null : CONSENT_ARTICLE);
        return new Draft(AuditAction.CONTACT_REJECTED, event.actor(), rejection.personId(), details, event.at());
    }

    /** The first of a long lineage only, so that the entry stays small; {@code /jobs} tells all of it. */
    static Draft joined(IntakeEvent.ContactsJoined event, IntakeEvent.Joined contact) {
        var details = Details.ofContact(event.jobId(), contact.index())
                .with(
                        Detail.INDEXES,
                        contact.indexes().stream().limit(MOST_LISTED).toList())
                .with(Detail.JOBS, contact.jobs().stream().limit(MOST_LISTED).toList());
        return new Draft(AuditAction.CONTACTS_JOINED, event.actor(), contact.personId(), details, event.at());
    }

    static Draft granted(IntakeEvent.ConsentsGranted event, IntakeEvent.Grant grant) {
        var details = Details.ofContact(event.jobId(), grant.index())
                .with(Detail.RULE, grant.rule())
                .with(Detail.EVIDENCE, grant.evidence())
                .with(Detail.CHANNELS, grant.channels())
                .with(Detail.DATE, EntryFormat.instant(grant.date()))
                .with(Detail.ARTICLE, CONSENT_ARTICLE);
        return new Draft(AuditAction.CONSENT_GRANTED, event.actor(), grant.personId(), details, event.at());
    }

    static Draft overridden(IntakeEvent.ConsentsOverridden event, IntakeEvent.ConsentOverride override) {
        var details = Details.ofContact(event.jobId(), override.index())
                .with(Detail.RULE, override.rule())
                .with(Detail.EVIDENCE, override.evidence())
                .with(Detail.ARTICLE, CONSENT_ARTICLE);
        return new Draft(AuditAction.CONSENT_OVERRIDDEN, event.actor(), override.personId(), details, event.at());
    }
}
