package dev.contactenricher.contact;

import org.jspecify.annotations.Nullable;

/**
 * A postal address in parts; any of them may be absent.
 *
 * @param address1 street and house number, or post box
 * @param address2 unit, suite, floor, building
 * @param city locality
 * @param state the ISO 3166-2 part behind the hyphen, or the customary abbreviation
 * @param postalCode in the country's customary form
 */
public record PostalAddress(
        @Nullable String address1,
        @Nullable String address2,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode) {

    public static final PostalAddress NONE = new PostalAddress(null, null, null, null, null);

    /** True when no part is known. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    @Override
    public String toString() {
        return "PostalAddress[…]";
    }
}
