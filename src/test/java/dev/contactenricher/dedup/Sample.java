package dev.contactenricher.dedup;

import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.TimeZoneId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A contact in the making. */
public record Sample(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String firstName,
        @Nullable String lastName,
        PostalAddress address,
        Country country,
        Consent consent,
        @Nullable Instant updatedAt,
        @Nullable String history,
        @Nullable String crmId) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public static Sample email(String email) {
        return of(email, null);
    }

    public static Sample phone(String phone) {
        return of(null, phone);
    }

    public static Sample of(@Nullable String email, @Nullable String phone) {
        return new Sample(
                email,
                phone,
                null,
                null,
                PostalAddress.NONE,
                Country.assumed("US"),
                Consent.UNSTATED,
                null,
                null,
                null);
    }

    public Sample named(@Nullable String name) {
        return new Sample(email, phone, name, lastName, address, country, consent, updatedAt, history, crmId);
    }

    public Sample named(@Nullable String first, @Nullable String last) {
        return new Sample(email, phone, first, last, address, country, consent, updatedAt, history, crmId);
    }

    /** With the CRM's own id. */
    public Sample withId(String id) {
        return new Sample(email, phone, firstName, lastName, address, country, consent, updatedAt, history, id);
    }

    public Sample at(@Nullable PostalAddress place, Country where) {
        return new Sample(
                email,
                phone,
                firstName,
                lastName,
                place == null ? PostalAddress.NONE : place,
                where,
                consent,
                updatedAt,
                history,
                crmId);
    }

    public Sample consenting(Consent statements) {
        return new Sample(email, phone, firstName, lastName, address, country, statements, updatedAt, history, crmId);
    }

    public Sample updated(@Nullable String instant) {
        return new Sample(
                email,
                phone,
                firstName,
                lastName,
                address,
                country,
                consent,
                instant == null ? null : Instant.parse(instant),
                history,
                crmId);
    }

    public Sample remembering(String interactions) {
        return new Sample(email, phone, firstName, lastName, address, country, consent, updatedAt, interactions, crmId);
    }

    public Contact contact() {
        JsonNode interactions = history == null ? null : JSON.readTree(history);
        return new Contact(
                crmId,
                email == null ? null : new EmailAddress(email, email.toLowerCase(java.util.Locale.ROOT)),
                phone == null ? null : number(phone),
                firstName,
                lastName,
                address,
                country,
                TimeZoneId.UTC_FALLBACK,
                consent,
                null,
                false,
                updatedAt,
                null,
                interactions,
                Map.of());
    }

    /** {@code +12125552000x12}: with an extension; {@code +1500…} is nowhere in use. */
    private static PhoneNumber number(String phone) {
        String[] parts = phone.split("x");
        return new PhoneNumber(parts[0], Set.of("US"), parts.length == 1 ? null : parts[1], phone.startsWith("+1500"));
    }

    @Override
    public String toString() {
        return "Sample[…]";
    }
}
