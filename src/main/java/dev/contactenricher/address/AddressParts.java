package dev.contactenricher.address;

import dev.contactenricher.contact.StatedCountry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
public record AddressParts(
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

    public static @Nullable String joined(String by, @Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + by + other;
    }
}
