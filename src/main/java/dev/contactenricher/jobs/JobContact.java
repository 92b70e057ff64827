package dev.contactenricher.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of one contact of a batch.
 *
 * @param result as it was answered
 * @param personId the person's random id, or null when the contact could not be read as a person
 * @param entryId the queue's id of the entry whose fate it follows, or null
 * @param consent how consent was decided, or null when it did not come to that
 */
public record JobContact(
        ContactResult result,
        @Nullable String personId,
        @Nullable Long entryId,
        @Nullable ConsentRecord consent) {

    /**
     * @param decision {@code granted}, {@code overridden} or {@code refused}
     * @param rule the rule's name
     * @param evidence kinds of evidence, comma separated
     */
    public record ConsentRecord(String decision, String rule, String evidence) {}
}
