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
 */
public record AddressParts(
        @Nullable String text,
        @Nullable String street,
        @Nullable String unit,
        Locality locality,
        StatedCountry stated,
        @Nullable String inner,
        Origin origin) {

    /** Town, state and postal code, each as it came, or null. */
    public record Locality(
            @Nullable String city,
            @Nullable String state,
            @Nullable String code) {}

    /**
     * @param codeField what a finding about the postal code names
     * @param used the fields of the contact that were read
     * @param unread whether something is there that cannot be read, and may have said the country
     */
    public record Origin(String codeField, Set<String> used, boolean unread) {}

    @Nullable String city() {
        return locality.city;
    }

    @Nullable String state() {
        return locality.state;
    }

    @Nullable String code() {
        return locality.code;
    }

    /** @param named the country that was found in the city's field, or null */
    AddressParts with(Locality other, @Nullable String named) {
        return new AddressParts(text, street, unit, other, stated, inner == null ? named : inner, origin);
    }

    /** The street and no second line. */
    AddressParts withStreet(String lines) {
        return new AddressParts(text, lines, null, locality, stated, inner, origin);
    }

    boolean isEmpty() {
        return text == null && street == null && unit == null && city() == null && state() == null && code() == null;
    }

    public static @Nullable String joined(String by, @Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + by + other;
    }
}
