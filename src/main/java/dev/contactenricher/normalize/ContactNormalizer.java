package dev.contactenricher.normalize;

import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.country.Countries;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import dev.contactenricher.text.Casing;
import dev.contactenricher.text.Findings;
import dev.contactenricher.text.LostLetters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns a raw contact into what the service works with. Pure and thread-safe; it accepts any JSON value and never
 * throws for one. Messages name the rule that was broken, never the value.
 */
public final class ContactNormalizer {

    private final String defaultCountry;

    /**
     * @param defaultCountry alpha-2 code of the country of a contact that gives no evidence of one
     * @throws IllegalArgumentException when there is no such country
     */
    public ContactNormalizer(String defaultCountry) {
        if (!Countries.codes().contains(defaultCountry)) {
            throw new IllegalArgumentException("ENRICHER_DEFAULT_COUNTRY must be an ISO 3166-1 alpha-2 code");
        }
        this.defaultCountry = defaultCountry;
    }

    public Normalization normalize(JsonNode raw) {
        Findings findings = new Findings();
        if (!raw.isObject()) {
            findings.error("contact", "object_expected", "A contact must be a JSON object");
            return new Rejected(null, null, findings.errors(), findings.warnings());
        }
        ContactFields fields = new ContactFields(raw, "", findings);
        String id = CrmIds.of(fields, findings);
        String emailText = fields.several("email");
        EmailAddress email = emailText == null ? null : email(emailText, findings);
        Whereabouts where = Whereabouts.of(fields, findings, email != null, defaultCountry);
        if (emailText != null && email == null) {
            emailUnreadable(where.phone() != null, findings);
        }
        if (fields.isPlaceholder("email")) {
            findings.warn("email", "email_placeholder", "Says that there is none; left out");
        }
        String first = fields.line("first_name");
        String last = fields.line("last_name");
        String country = where.country().code();
        String firstName = first == null ? null : Casing.calmName(first, false, last, country);
        String lastName = last == null ? null : Casing.calmName(last, true, null, country);
        LostLetters.tell("first_name", findings, firstName);
        LostLetters.tell("last_name", findings, lastName);
        Consent consent = new Consent(
                fields.consent("consent_to_email"),
                fields.consent("consent_to_sms"),
                fields.consent("consent_to_phone"));
        var consentDate = fields.unchangedText("consent_date");
        Boolean override = fields.flag("gdpr_consent_override");
        var updatedAt = fields.instant("updated_at");
        var preferences = fields.object("communication_preferences");
        var history = fields.array("interaction_history");
        var additional = AdditionalFields.of(raw, where.addressFields(), findings);
        if (email == null && where.phone() == null) {
            if (findings.errors().isEmpty()) {
                findings.error("contact", "identity_missing", "At least one of email and phone is needed");
            }
            return new Rejected(id, null, findings.errors(), findings.warnings());
        }
        Contact contact = new Contact(
                id,
                email,
                where.phone(),
                firstName,
                lastName,
                where.address(),
                where.country(),
                where.zone(),
                consent,
                consentDate,
                override,
                updatedAt,
                preferences,
                history,
                additional);
        return findings.errors().isEmpty()
                ? new Normalized(contact, findings.warnings())
                : new Rejected(id, contact, findings.errors(), findings.warnings());
    }

    private static @Nullable EmailAddress email(String text, Findings findings) {
        Mailboxes.Found found = Mailboxes.find(text).orElse(null);
        if (found == null) {
            return null;
        }
        if (found.several()) {
            findings.warn("email", "email_several", "Holds more than one mailbox; the first valid one was taken");
        } else if (found.repaired()) {
            findings.warn("email", "email_repaired", "Held more than a mailbox, or one in a wrong encoding; repaired");
        }
        return found.mailbox();
    }

    private static void emailUnreadable(boolean hasPhone, Findings findings) {
        if (hasPhone) {
            findings.warn("email", "email_invalid", "Not a mailbox as RFC 5321 and RFC 6531 have it; left out");
        } else {
            findings.error("email", "email_invalid", "Must be a mailbox as RFC 5321 and RFC 6531 have it");
        }
    }
}
