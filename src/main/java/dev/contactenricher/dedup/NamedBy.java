package dev.contactenricher.dedup;

import org.jspecify.annotations.Nullable;

/**
 * The keys by which a wish names its person; at least one.
 *
 * @param emailKey the matching key of an e-mail
 * @param e164 a phone
 * @param externalCrmId the id that a CRM gave, whatever the source
 * @param personId the random id, also one that stands for somebody else by now
 */
public record NamedBy(
        @Nullable String emailKey,
        @Nullable String e164,
        @Nullable String externalCrmId,
        @Nullable String personId) {

    @Override
    public String toString() {
        return "NamedBy[…]";
    }
}
