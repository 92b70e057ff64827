package dev.contactenricher.normalize;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Raw contacts for tests, and their way there and back. */
public final class Contacts {

    static final JsonMapper JSON = new JsonMapper();
    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");

    private Contacts() {}

    /** With single quotes for double ones. */
    public static Normalization normalization(String json) {
        return verbatim(json.replace('\'', '"'));
    }

    /** With quotes as they stand, for text that holds an apostrophe. */
    static Normalization verbatim(String json) {
        return NORMALIZER.normalize(JSON.readTree(json));
    }

    public static Contact normalized(String json) {
        return ((Normalized) normalization(json)).contact();
    }

    static Rejected rejected(String json) {
        return (Rejected) normalization(json);
    }

    static Contact address(String text) {
        ObjectNode raw = JSON.createObjectNode().put("email", "a@example.com").put("address", text);
        return ((Normalized) NORMALIZER.normalize(raw)).contact();
    }

    /** The raw contact that says what the normalised one says. */
    static ObjectNode raw(Contact contact) {
        ObjectNode raw = JSON.createObjectNode();
        put(raw, "external_crm_id", contact.externalCrmId());
        put(raw, "email", contact.email() == null ? null : contact.email().value());
        put(raw, "phone", contact.phone() == null ? null : contact.phone().e164());
        put(raw, "first_name", contact.firstName());
        put(raw, "last_name", contact.lastName());
        ObjectNode address = raw.putObject("address");
        put(address, "address1", contact.address().address1());
        put(address, "address2", contact.address().address2());
        put(address, "city", contact.address().city());
        put(address, "state", contact.address().state());
        put(address, "postal_code", contact.address().postalCode());
        put(raw, "country", country(contact.country()));
        put(raw, "timezone", contact.timeZone().id());
        return raw;
    }

    /** The code, or words that say as little as the contact did. */
    private static @Nullable String country(Country country) {
        if (country.code() != null) {
            return country.code();
        }
        return country.stated() instanceof Region region ? region.code() : "Atlantis";
    }

    private static void put(ObjectNode object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
