package dev.contactenricher.console;

import dev.contactenricher.privacy.SubjectRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody means, as typed.
 *
 * @param phone international, or of {@code country}
 * @param crm the CRM's id
 */
record PersonForm(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String crm) {

    static final PersonForm EMPTY = new PersonForm(null, null, null, null);

    /** A field that was left empty says nothing. */
    SubjectRequest request() {
        return new SubjectRequest(said(email), said(phone), said(country), said(crm), null);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public String toString() {
        return "PersonForm[…]";
    }
}
