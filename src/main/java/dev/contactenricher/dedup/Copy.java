package dev.contactenricher.dedup;

import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Copies of a contact with one value changed. */
record Copy(Contact of) {

    Contact consent(Consent consent) {
        return copy(consent, of.interactionHistory());
    }

    Contact history(@Nullable JsonNode history) {
        return copy(of.consent(), history);
    }

    private Contact copy(Consent consent, @Nullable JsonNode history) {
        return new Contact(
                of.externalCrmId(),
                of.email(),
                of.phone(),
                of.firstName(),
                of.lastName(),
                of.address(),
                of.country(),
                of.timeZone(),
                consent,
                of.consentDate(),
                of.gdprConsentOverride(),
                of.updatedAt(),
                of.communicationPreferences(),
                history,
                of.additional());
    }
}
