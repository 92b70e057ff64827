package dev.contactenricher.intake;

import dev.contactenricher.jobs.OutcomeCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to batches. Published synchronously, in the transaction that takes the batch in; no contact data. */
public sealed interface IntakeEvent {

    Instant at();

    /**
     * A batch was taken in.
     *
     * @param actor the caller's role
     * @param latency from the request to the end of normalisation, dedup and queueing
     */
    record BatchSubmitted(String jobId, String actor, OutcomeCounts counts, Duration latency, Instant at)
            implements IntakeEvent {}

    /** A well-formed batch could not be taken in; the caller was told so and nothing of it was kept. */
    record BatchFailed(String actor, int received, String reason, Instant at) implements IntakeEvent {}

    /** A dry run: of the batch nothing was kept. */
    record BatchTried(String actor, OutcomeCounts counts, Duration latency, Instant at) implements IntakeEvent {}

    /** Contacts of a batch that were rejected. */
    record ContactsRejected(String jobId, String actor, List<Rejection> rejections, Instant at)
            implements IntakeEvent {}

    /**
     * @param personId the person's random id, or null when the contact could not be read as a person
     * @param findings each as {@code field:code}
     * @param rule the consent rule that refused, or null when a field error did
     */
    record Rejection(
            int index,
            @Nullable String personId,
            List<String> findings,
            @Nullable String rule,
            List<String> evidence) {}

    /** Contacts that came in by {@code gdpr_consent_override}. */
    record ConsentsOverridden(String jobId, String actor, List<ConsentOverride> overrides, Instant at)
            implements IntakeEvent {}

    /** @param rule the consent rule that would have refused, with the kinds of evidence for it */
    record ConsentOverride(int index, String personId, String rule, List<String> evidence) {}

    /**
     * Persons that are let through where consent is needed, and granted it in another way than the trail says so far.
     */
    record ConsentsGranted(String jobId, String actor, List<Grant> grants, Instant at) implements IntakeEvent {}

    /**
     * @param rule the consent rule that let the person through
     * @param evidence kinds of evidence that consent is needed
     * @param channels that were granted
     * @param date of the grant that counts
     */
    record Grant(int index, String personId, String rule, List<String> evidence, List<String> channels, Instant date) {}

    /** Contacts whose content was merged already; no request is spent on them. */
    record ContactsUnchanged(String jobId, String actor, List<Unchanged> contacts, Instant at) implements IntakeEvent {}

    record Unchanged(int index, String personId) {}

    /** Contacts that wait, which several contacts gave, of this batch or earlier ones: where each comes from. */
    record ContactsJoined(String jobId, String actor, List<Joined> contacts, Instant at) implements IntakeEvent {}

    /**
     * @param indexes where the batch speaks of the person, {@code index} included
     * @param jobs earlier ones that brought what still waits of the person, the oldest first
     */
    record Joined(int index, String personId, List<Integer> indexes, List<String> jobs) {}
}
