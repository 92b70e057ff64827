package dev.contactenricher.recording;

import static dev.contactenricher.audit.AuditAction.BATCH_FAILED;
import static dev.contactenricher.audit.AuditAction.BATCH_SUBMITTED;
import static dev.contactenricher.audit.AuditAction.BATCH_TRIED;
import static dev.contactenricher.audit.AuditAction.CONTACTS_UNCHANGED;
import static dev.contactenricher.audit.AuditAction.JOB_CANCELLED;

import dev.contactenricher.audit.Chain;
import dev.contactenricher.audit.Detail;
import dev.contactenricher.audit.Details;
import dev.contactenricher.audit.Draft;
import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.jobs.JobEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What happens to batches, as entries. Contacts taken in are entries when they are sent, unchanged ones one together. */
@Component
class IntakeEntries {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeEntries.class);

    private final Chain chain;

    IntakeEntries(Chain chain) {
        this.chain = chain;
    }

    @EventListener
    void on(IntakeEvent event) {
        switch (event) {
            case IntakeEvent.BatchSubmitted batch -> chain.append(List.of(submitted(batch)));
            case IntakeEvent.BatchFailed batch -> failed(batch);
            case IntakeEvent.BatchTried batch -> chain.append(List.of(tried(batch)));
            case IntakeEvent.ContactsRejected rejected ->
                chain.append(rejected.rejections().stream()
                        .map(rejection -> ContactDrafts.rejected(rejected, rejection))
                        .toList());
            case IntakeEvent.ConsentsOverridden overridden ->
                chain.append(overridden.overrides().stream()
                        .map(override -> ContactDrafts.overridden(overridden, override))
                        .toList());
            case IntakeEvent.ConsentsGranted granted ->
                chain.append(granted.grants().stream()
                        .map(grant -> ContactDrafts.granted(granted, grant))
                        .toList());
            case IntakeEvent.ContactsUnchanged unchanged -> chain.append(List.of(unchanged(unchanged)));
            case IntakeEvent.ContactsJoined joined ->
                chain.append(joined.contacts().stream()
                        .map(contact -> ContactDrafts.joined(joined, contact))
                        .toList());
        }
    }

    @EventListener
    void on(JobEvent.Cancelled job) {
        chain.append(List.of(cancelled(job)));
    }

    /** The batch may have failed because the store is away; its caller is told in any case. */
    private void failed(IntakeEvent.BatchFailed batch) {
        var details = Details.of(Detail.CONTACT_COUNT, batch.received()).with(Detail.REASON, batch.reason());
        try {
            chain.append(List.of(new Draft(BATCH_FAILED, batch.actor(), null, details, batch.at())));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("A failed batch could not be audited: {}", e.getClass().getSimpleName());
        }
    }

    private static Draft tried(IntakeEvent.BatchTried batch) {
        var details = Details.of(Detail.CONTACT_COUNT, batch.counts().received())
                .with(Detail.ACCEPTED, batch.counts().accepted())
                .with(Detail.DUPLICATES_REMOVED, batch.counts().duplicates())
                .with(Detail.UNCHANGED, batch.counts().unchanged())
                .with(Detail.REJECTED, batch.counts().rejected())
                .with(Detail.LATENCY_MS, batch.latency().toMillis());
        return new Draft(BATCH_TRIED, batch.actor(), null, details, batch.at());
    }

    private static Draft submitted(IntakeEvent.BatchSubmitted batch) {
        var details = Details.of(Detail.JOB_ID, batch.jobId())
                .with(Detail.CONTACT_COUNT, batch.counts().received())
                .with(Detail.DUPLICATES_REMOVED, batch.counts().duplicates())
                .with(Detail.REJECTED, batch.counts().rejected())
                .with(Detail.LATENCY_MS, batch.latency().toMillis());
        return new Draft(BATCH_SUBMITTED, batch.actor(), null, details, batch.at());
    }

    private static Draft cancelled(JobEvent.Cancelled job) {
        var details = Details.of(Detail.JOB_ID, job.jobId()).with(Detail.CONTACT_COUNT, job.contacts());
        return new Draft(JOB_CANCELLED, job.actor(), null, details, job.at());
    }

    private static Draft unchanged(IntakeEvent.ContactsUnchanged event) {
        var details = Details.of(Detail.JOB_ID, event.jobId())
                .with(
                        Detail.INDEXES,
                        event.contacts().stream()
                                .map(IntakeEvent.Unchanged::index)
                                .toList());
        return new Draft(CONTACTS_UNCHANGED, event.actor(), null, details, event.at());
    }
}
