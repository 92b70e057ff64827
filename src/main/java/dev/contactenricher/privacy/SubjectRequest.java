package dev.contactenricher.privacy;

import org.jspecify.annotations.Nullable;

/**
 * A person as a caller names one.
 *
 * @param phone international, or of {@code country}
 * @param country as in a contact
 * @param subject the random id that audit entries use
 */
public record SubjectRequest(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String externalCrmId,
        @Nullable String subject) {

    @Override
    public String toString() {
        return "SubjectRequest[…]";
    }
}
