package dev.contactenricher.normalize;

import dev.contactenricher.contact.StatedCountry;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parts of an address as they came, whatever the shape: text, an object, fields of the contact itself, or some of each.
 * Of a part that comes twice the object's is taken.
 *
 * @param text what may hold a whole address, its lines kept, or null
 * @param street the street, when it came as a part of its own, its lines kept, or null
 * @param stated what is said of the country, beside the address or in it
 * @param inner the country that the object names, or null
 * @param codeField what a finding about the postal code names
 * @param used the fields of the contact that were read
 */
record AddressParts(
        @Nullable String text,
        @Nullable String street,
        @Nullable String unit,
        @Nullable String city,
        @Nullable String state,
        @Nullable String code,
        StatedCountry stated,
        @Nullable String inner,
        String codeField,
        Set<String> used) {

    static AddressParts of(RawContact fields, Findings findings) {
        NamedParts flat = new NamedParts(fields, AddressFields::inContact);
        JsonNode address = fields.value("address");
        NamedParts inside = null;
        String text = null;
        if (address != null && address.isObject()) {
            inside = new NamedParts(new RawContact(address, "address.", findings), AddressFields::inObject);
            text = inside.lines(AddressFields.TEXT);
            if (inside.hasOthers()) {
                findings.warn("address", "address_part_unknown", "Holds parts that are not known; they are not used");
            }
        } else if (address != null && (address.isString() || address.isArray())) {
            text = flat.lines(AddressFields.TEXT);
        } else if (address != null) {
            findings.warn("address", "text_or_object_expected", "Must be text or a JSON object; left out");
        }
        boolean unread = address != null && inside == null && text == null;
        StatedCountry own = flat.country();
        StatedCountry inner = inside == null ? StatedCountry.NOTHING : inside.country();
        String code = LostZeros.withoutPoint(line(inside, flat, AddressFields.POSTAL_CODE));
        String state = line(inside, flat, AddressFields.STATE);
        return new AddressParts(
                text,
                street(inside, flat),
                joined(", ", line(inside, flat, AddressFields.ADDRESS2), line(inside, flat, AddressFields.ADDRESS3)),
                line(inside, flat, AddressFields.CITY),
                state == null ? line(inside, flat, AddressFields.REGION) : state,
                code,
                unread ? unread(StatedCountries.both(own, inner)) : StatedCountries.both(own, inner),
                inner.named(),
                codeField(inside, flat),
                flat.used());
    }

    /** An address that is there and cannot be read may have said the country. */
    private static StatedCountry unread(StatedCountry stated) {
        return stated instanceof StatedCountry.Nothing ? StatedCountry.UNREADABLE : stated;
    }

    /** @param named the country that was found in the city's field, or null */
    AddressParts withCity(
            @Nullable String name, @Nullable String ofState, @Nullable String ofCode, @Nullable String named) {
        return new AddressParts(
                text, street, unit, name, ofState, ofCode, stated, inner == null ? named : inner, codeField, used);
    }

    /** The street and no second line. */
    AddressParts withStreet(String lines) {
        return new AddressParts(text, lines, null, city, state, code, stated, inner, codeField, used);
    }

    boolean isEmpty() {
        return text == null && street == null && unit == null && city == null && state == null && code == null;
    }

    static @Nullable String joined(String by, @Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + by + other;
    }

    private static @Nullable String line(@Nullable NamedParts inside, NamedParts flat, AddressFields part) {
        String line = inside == null ? null : inside.line(part);
        return line == null ? flat.line(part) : line;
    }

    /** {@code "street": "Hauptstr.", "house_number": "5"}. */
    private static @Nullable String street(@Nullable NamedParts inside, NamedParts flat) {
        String street = inside == null ? null : inside.lines(AddressFields.ADDRESS1);
        street = street == null ? flat.lines(AddressFields.ADDRESS1) : street;
        return street == null ? null : joined(" ", street, line(inside, flat, AddressFields.NUMBER));
    }

    private static String codeField(@Nullable NamedParts inside, NamedParts flat) {
        String name = inside == null ? null : inside.nameOf(AddressFields.POSTAL_CODE);
        if (name != null) {
            return "address.postal_code";
        }
        return flat.nameOf(AddressFields.POSTAL_CODE) == null ? "address" : "postal_code";
    }
}
