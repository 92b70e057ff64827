package dev.contactenricher.contact;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A normalised contact. Absent values are null. It never prints its data, so it cannot be logged by accident.
 *
 * @param updatedAt when the source last changed it, or null when it does not say
 * @param consentDate the contact's own {@code consent_date}, passed on when consent is granted
 * @param gdprConsentOverride the caller's {@code gdpr_consent_override}, or null when it said nothing
 * @param communicationPreferences a JSON object, or null when the contact brought none (the default applies when sent)
 * @param interactionHistory a JSON array, or null
 * @param additional the fields that are passed through, by name, in order; their values are not to be changed
 */
public record Contact(
        @Nullable String externalCrmId,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable String firstName,
        @Nullable String lastName,
        PostalAddress address,
        Country country,
        TimeZoneId timeZone,
        Consent consent,
        @Nullable String consentDate,
        @Nullable Boolean gdprConsentOverride,
        @Nullable Instant updatedAt,
        @Nullable JsonNode communicationPreferences,
        @Nullable JsonNode interactionHistory,
        Map<String, JsonNode> additional) {

    public Contact {
        if (email == null && phone == null) {
            throw new IllegalArgumentException("a contact needs an email or a phone");
        }
        additional = Collections.unmodifiableMap(new LinkedHashMap<>(additional));
    }

    @Override
    public String toString() {
        return "Contact[…]";
    }
}
