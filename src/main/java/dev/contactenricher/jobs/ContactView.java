package dev.contactenricher.jobs;

import dev.contactenricher.contact.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains what became of one contact: the contract's section 3, {@code GET /jobs/{job_id}/contacts/{index}}.
 *
 * @param externalCrmId null when it had none, and once erased
 * @param state where it stands now; null unless it was accepted
 * @param subject the person's random id, as audit entries name it; null when there is none, and once erased
 */
public record ContactView(
        String jobId,
        int index,
        @Nullable String externalCrmId,
        Outcome outcome,
        @Nullable String state,
        @Nullable String failureCode,
        @Nullable Integer duplicateOf,
        @Nullable String subject,
        Lineage lineage,
        @Nullable ConsentView consent,
        List<Finding> errors,
        List<Finding> warnings,
        List<String> requests,
        WebhookView webhook,
        ExportView export) {

    ContactView with(Lineage other) {
        return new ContactView(
                jobId,
                index,
                externalCrmId,
                outcome,
                state,
                failureCode,
                duplicateOf,
                subject,
                other,
                consent,
                errors,
                warnings,
                requests,
                webhook,
                export);
    }

    /**
     * Which submissions went into what is sent.
     *
     * @param indexes the positions of this batch that are one person with this contact, in order
     * @param jobs other jobs whose contacts were folded into the same merge
     */
    public record Lineage(List<Integer> indexes, List<String> jobs) {}

    /** @param evidence kinds of evidence that the GDPR applies: country, address, phone, timezone */
    public record ConsentView(String decision, String rule, List<String> evidence) {}

    /** @param latencyMs from the accepted send to the confirmation */
    public record WebhookView(
            @Nullable Instant confirmedAt, @Nullable Long latencyMs) {}

    /** @param failureCode why the marketing platform refused it, or null */
    public record ExportView(
            @Nullable Instant exportedAt, @Nullable String failureCode) {}
}
