package dev.contactenricher.people;

import org.jspecify.annotations.Nullable;

/**
 * The keys by which a wish names its person; at least one.
 *
 * @param emailKey the matching key of an e-mail
 * @param phoneKey the matching key of a phone
 * @param externalCrmId the id that a CRM gave, whatever the source
 * @param personId the random id, also one that was joined with another by now
 */
public record NamedBy(
        @Nullable String emailKey,
        @Nullable String phoneKey,
        @Nullable String externalCrmId,
        @Nullable String personId) {

    @Override
    public String toString() {
        return "NamedBy[…]";
    }
}
