package dev.contactenricher.recording;

import dev.contactenricher.audit.AuditAction;
import dev.contactenricher.audit.Detail;
import dev.contactenricher.audit.Details;
import dev.contactenricher.audit.Draft;
import dev.contactenricher.audit.EntryFormat;
import dev.contactenricher.intake.IntakeEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of single contacts of a batch, as entries. */
final class ContactDrafts {

    private static final String CONSENT_ARTICLE = "gdpr.art7";
    private static final int MOST_LISTED = 20;

    private ContactDrafts() {}

    static Draft rejected(IntakeEvent.ContactsRejected event, IntakeEvent.Rejection rejection) {
        var details = decided(event.jobId(), rejection.index(), rejection.rule(), rejection.evidence())
                .with(Detail.FINDINGS, rejection.findings());
        return new Draft(AuditAction.CONTACT_REJECTED, event.actor(), rejection.personId(), details, event.at());
    }

    /** The first of a long lineage only, so that the entry stays small; {@code /jobs} tells all of it. */
    static Draft joined(IntakeEvent.ContactsJoined event, IntakeEvent.Joined contact) {
        List<Integer> indexes = contact.indexes().stream().limit(MOST_LISTED).toList();
        var details = Details.ofContact(event.jobId(), contact.index())
                .with(Detail.INDEXES, indexes)
                .with(Detail.JOBS, contact.jobs().stream().limit(MOST_LISTED).toList());
        return new Draft(AuditAction.CONTACTS_JOINED, event.actor(), contact.personId(), details, event.at());
    }

    static Draft granted(IntakeEvent.ConsentsGranted event, IntakeEvent.Grant grant) {
        var details = decided(event.jobId(), grant.index(), grant.rule(), grant.evidence())
                .with(Detail.CHANNELS, grant.channels())
                .with(Detail.DATE, EntryFormat.instant(grant.date()));
        return new Draft(AuditAction.CONSENT_GRANTED, event.actor(), grant.personId(), details, event.at());
    }

    static Draft overridden(IntakeEvent.ConsentsOverridden event, IntakeEvent.ConsentOverride override) {
        var details = decided(event.jobId(), override.index(), override.rule(), override.evidence());
        return new Draft(AuditAction.CONSENT_OVERRIDDEN, event.actor(), override.personId(), details, event.at());
    }

    /** @param rule the consent rule that decided, if one did */
    private static Details decided(String jobId, int index, @Nullable String rule, List<String> evidence) {
        return Details.ofContact(jobId, index)
                .with(Detail.RULE, rule)
                .with(Detail.EVIDENCE, evidence)
                .with(Detail.ARTICLE, rule == null ? null : CONSENT_ARTICLE);
    }
}
