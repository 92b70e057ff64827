package dev.contactenricher.dedup;

import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Copies of a contact with one value changed. */
public record Copy(Contact of) {

    public Contact consent(Consent consent) {
        return copy(consent, of.gdprConsentOverride(), of.consentDate(), of.interactionHistory());
    }

    Contact history(@Nullable JsonNode history) {
        return copy(of.consent(), of.gdprConsentOverride(), of.consentDate(), history);
    }

    Contact override(@Nullable Boolean override) {
        return copy(of.consent(), override, of.consentDate(), of.interactionHistory());
    }

    Contact consentDate(@Nullable String date) {
        return copy(of.consent(), of.gdprConsentOverride(), date, of.interactionHistory());
    }

    private Contact copy(
            Consent consent, @Nullable Boolean override, @Nullable String date, @Nullable JsonNode history) {
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
                date,
                override,
                of.updatedAt(),
                of.communicationPreferences(),
                history,
                of.additional());
    }
}
