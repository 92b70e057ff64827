package dev.contactenricher.normalize;

import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.TimeZoneId;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns a raw contact into what the service works with. Pure and thread-safe; it accepts any JSON value and never
 * throws for one. Messages name the rule that was broken, never the value.
 */
public final class ContactNormalizer {

    private static final Set<String> KNOWN_FIELDS = Set.of(
            "external_crm_id",
            "email",
            "phone",
            "first_name",
            "last_name",
            "address",
            "country",
            "timezone",
            "consent_to_email",
            "consent_to_sms",
            "consent_to_phone",
            "consent_date",
            "gdpr_consent_override",
            "updated_at",
            "communication_preferences",
            "interaction_history",
            "gdpr_consent",
            "deduplication_hash",
            "address1",
            "address2",
            "city",
            "state",
            "postal_code");

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
            return new Rejected(null, findings.errors(), findings.warnings());
        }
        RawContact fields = new RawContact(raw, "", findings);
        String id = externalCrmId(fields, findings);
        EmailAddress email = email(fields, findings);
        String phoneText = fields.text("phone");
        String zoneText = fields.text("timezone");
        String given = country(fields, "country", findings);

        PhoneParser.Phone international = phoneText == null ? null : PhoneParser.parse(phoneText, null);
        String phoneRegion = international == null ? null : international.region();
        TimeZoneId zone =
                zoneText == null ? null : TimeZones.parse(zoneText, given).orElse(null);
        String zoneRegion = zone == null ? null : only(zone.countries());

        ParsedAddress parsed = address(fields, first(given, phoneRegion, zoneRegion), findings);
        String code = Objects.requireNonNull(first(given, parsed.country(), phoneRegion, zoneRegion, defaultCountry));
        PhoneParser.Phone phone =
                phone(phoneText, first(given, parsed.country(), zoneRegion, defaultCountry), email, findings);

        if (zoneText != null && zone == null) {
            zone = TimeZones.parse(zoneText, code).orElse(null);
            if (zone == null) {
                findings.warn(
                        "timezone", "timezone_unknown", "Not a known time zone; replaced by what the country implies");
            }
        }
        if (zone == null) {
            zone = impliedZone(first(given, parsed.country()), phone == null ? null : phone.region());
        }
        Consent consent = new Consent(
                fields.consent("consent_to_email"),
                fields.consent("consent_to_sms"),
                fields.consent("consent_to_phone"));
        var updatedAt = fields.instant("updated_at");
        var preferences = fields.object("communication_preferences");
        var history = fields.array("interaction_history");
        boolean override = fields.flag("gdpr_consent_override");
        String consentDate = fields.text("consent_date");
        String firstName = name(fields, "first_name");
        String lastName = name(fields, "last_name");
        Map<String, JsonNode> additional = additional(raw);
        if (email == null && phone == null && findings.errors().isEmpty()) {
            findings.error("contact", "identity_missing", "At least one of email and phone is needed");
        }
        if (!findings.errors().isEmpty()) {
            return new Rejected(id, findings.errors(), findings.warnings());
        }
        Contact contact = new Contact(
                id,
                email,
                phone == null ? null : phone.number(),
                firstName,
                lastName,
                parsed.address(),
                new Country(code, given, parsed.country()),
                zone,
                consent,
                consentDate,
                override,
                updatedAt,
                preferences,
                history,
                additional);
        return new Normalized(contact, findings.warnings());
    }

    private static @Nullable String externalCrmId(RawContact fields, Findings findings) {
        String id = fields.text("external_crm_id");
        if (id != null && Text.isBroken(id)) {
            findings.error("external_crm_id", "text_invalid", "Must not hold a NUL or half a surrogate pair");
            return null;
        }
        return id;
    }

    private static @Nullable EmailAddress email(RawContact fields, Findings findings) {
        String text = fields.text("email");
        if (text == null) {
            return null;
        }
        EmailAddress email = EmailParser.parse(text).orElse(null);
        if (email == null) {
            findings.error("email", "email_invalid", "Must be a mailbox as RFC 5321 and RFC 6531 have it");
        }
        return email;
    }

    private static PhoneParser.@Nullable Phone phone(
            @Nullable String text, @Nullable String region, @Nullable EmailAddress email, Findings findings) {
        if (text == null) {
            return null;
        }
        PhoneParser.Phone phone = PhoneParser.parse(text, region);
        if (phone == null) {
            if (email == null) {
                findings.error("phone", "phone_invalid", "Must be a phone number that can be dialled");
            } else {
                findings.warn("phone", "phone_invalid", "Not a phone number that can be dialled; left out");
            }
        } else {
            if (!phone.valid()) {
                findings.warn("phone", "phone_invalid", "Not a number that is known to be in use");
            }
            if (phone.several()) {
                findings.warn("phone", "phone_several", "Holds more than one number; the first valid one was taken");
            }
        }
        return phone;
    }

    private static @Nullable String country(RawContact fields, String name, Findings findings) {
        String text = fields.text(name);
        if (text == null) {
            return null;
        }
        String code = Countries.find(text).orElse(null);
        if (code == null) {
            findings.warn("country", "country_unknown", "Not a known country");
        }
        return code;
    }

    private static ParsedAddress address(RawContact fields, @Nullable String hint, Findings findings) {
        JsonNode value = fields.value("address");
        if (value == null) {
            return ParsedAddress.NONE;
        }
        if (value.isObject()) {
            RawContact parts = new RawContact(value, "address.", findings);
            return new ParsedAddress(
                    new PostalAddress(
                            name(parts, "address1"),
                            name(parts, "address2"),
                            name(parts, "city"),
                            name(parts, "state"),
                            name(parts, "postal_code")),
                    country(parts, "country", findings),
                    true);
        }
        if (!value.isString()) {
            findings.error("address", "text_or_object_expected", "Must be text or a JSON object");
            return ParsedAddress.NONE;
        }
        String text = fields.text("address");
        return text == null ? ParsedAddress.NONE : AddressParser.parse(text, null, hint == null ? "US" : hint);
    }

    private static TimeZoneId impliedZone(@Nullable String country, @Nullable String phoneRegion) {
        return Stream.of(country, phoneRegion)
                .filter(Objects::nonNull)
                .flatMap(region -> TimeZones.onlyZoneOf(region).stream())
                .findFirst()
                .orElse(TimeZoneId.UTC_FALLBACK);
    }

    private static @Nullable String name(RawContact fields, String field) {
        String text = fields.text(field);
        String line = text == null ? "" : Text.line(text);
        return line.isEmpty() ? null : line;
    }

    private static Map<String, JsonNode> additional(JsonNode raw) {
        Map<String, JsonNode> additional = new LinkedHashMap<>();
        raw.forEachEntry((name, value) -> {
            if (!KNOWN_FIELDS.contains(name)) {
                additional.put(name, value);
            }
        });
        return additional;
    }

    @SafeVarargs
    private static <T> @Nullable T first(@Nullable T... values) {
        for (T value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String only(Set<String> values) {
        return values.size() == 1 ? values.iterator().next() : null;
    }
}
