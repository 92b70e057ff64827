package dev.contactenricher.privacy;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.people.NamedBy;
import dev.contactenricher.records.Keys;
import org.jspecify.annotations.Nullable;

/**
 * The person that a wish is about, by at least one key.
 *
 * @param personId the random id that audit entries use
 */
record Subject(
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable String externalCrmId,
        @Nullable String personId) {

    boolean isNamed() {
        return email != null || phone != null || externalCrmId != null || personId != null;
    }

    NamedBy named() {
        return new NamedBy(
                email == null ? null : email.key(), phone == null ? null : phone.key(), externalCrmId, personId);
    }

    Keys keys() {
        return new Keys(email == null ? null : email.value(), phone == null ? null : phone.e164(), externalCrmId);
    }

    @Override
    public String toString() {
        return "Subject[…]";
    }
}
