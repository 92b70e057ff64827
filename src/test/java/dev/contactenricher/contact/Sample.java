package dev.contactenricher.contact;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A normalised contact in the making, for all tests: of someone in the US who says nothing else than it is told to. Each
 * change makes another one.
 */
public final class Sample implements Cloneable {

    private @Nullable EmailAddress email;
    private @Nullable PhoneNumber phone;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private PostalAddress address = PostalAddress.NONE;
    private Country country = Country.assumed("US");
    private TimeZoneId zone = TimeZoneId.UTC_FALLBACK;
    private Consent consent = Consent.UNSTATED;
    private @Nullable Boolean override = false;
    private @Nullable Instant updatedAt;
    private @Nullable JsonNode history;
    private @Nullable String crmId;
    private Map<String, JsonNode> additional = Map.of();

    private Sample() {}

    public static Sample email(String email) {
        return of(email, null);
    }

    public static Sample phone(String phone) {
        return of(null, phone);
    }

    /** @param phone {@code +12125552000x12}: with an extension; {@code +1500…} is nowhere in use */
    public static Sample of(@Nullable String email, @Nullable String phone) {
        var sample = new Sample();
        sample.email = email == null ? null : new EmailAddress(email, email.toLowerCase(Locale.ROOT));
        sample.phone = phone == null ? null : number(phone);
        return sample;
    }

    /** All of an existing contact. */
    public static Sample like(Contact contact) {
        var sample = new Sample();
        sample.email = contact.email();
        sample.phone = contact.phone();
        sample.firstName = contact.firstName();
        sample.lastName = contact.lastName();
        sample.address = contact.address();
        sample.country = contact.country();
        sample.zone = contact.timeZone();
        sample.consent = contact.consent();
        sample.override = contact.gdprConsentOverride();
        sample.updatedAt = contact.updatedAt();
        sample.history = contact.interactionHistory();
        sample.crmId = contact.externalCrmId();
        sample.additional = contact.additional();
        return sample;
    }

    public Sample withEmail(@Nullable EmailAddress other) {
        return but(sample -> sample.email = other);
    }

    public Sample withPhone(@Nullable PhoneNumber other) {
        return but(sample -> sample.phone = other);
    }

    public Sample named(@Nullable String name) {
        return named(name, lastName);
    }

    public Sample named(@Nullable String first, @Nullable String last) {
        return but(sample -> {
            sample.firstName = first;
            sample.lastName = last;
        });
    }

    /** With the CRM's own id. */
    public Sample withId(@Nullable String id) {
        return but(sample -> sample.crmId = id);
    }

    public Sample at(@Nullable PostalAddress place, Country where) {
        return but(sample -> {
            sample.address = place == null ? PostalAddress.NONE : place;
            sample.country = where;
        });
    }

    public Sample in(Country where) {
        return but(sample -> sample.country = where);
    }

    public Sample in(TimeZoneId where) {
        return but(sample -> sample.zone = where);
    }

    public Sample consenting(Consent statements) {
        return but(sample -> sample.consent = statements);
    }

    /** With what the caller says of {@code gdpr_consent_override}, or null for nothing. */
    public Sample overriding(@Nullable Boolean said) {
        return but(sample -> sample.override = said);
    }

    public Sample updated(@Nullable String instant) {
        return updated(instant == null ? null : Instant.parse(instant));
    }

    public Sample updated(@Nullable Instant instant) {
        return but(sample -> sample.updatedAt = instant);
    }

    /** @param interactions a JSON array */
    public Sample remembering(String interactions) {
        return but(sample -> sample.history = JsonMapper.shared().readTree(interactions));
    }

    public Sample passing(Map<String, JsonNode> fields) {
        return but(sample -> sample.additional = fields);
    }

    public Contact contact() {
        return new Contact(
                crmId,
                email,
                phone,
                firstName,
                lastName,
                address,
                country,
                zone,
                consent,
                null,
                override,
                updatedAt,
                null,
                history,
                additional);
    }

    private static PhoneNumber number(String phone) {
        String[] parts = phone.split("x");
        return new PhoneNumber(parts[0], Set.of("US"), parts.length == 1 ? null : parts[1], phone.startsWith("+1500"));
    }

    private Sample but(Consumer<Sample> change) {
        Sample other = clone();
        change.accept(other);
        return other;
    }

    @Override
    protected Sample clone() {
        try {
            return (Sample) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return "Sample[…]";
    }
}
