package dev.contactenricher.address;

import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Casing;
import dev.contactenricher.text.Mojibake;
import dev.contactenricher.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was found of an address as its country does: letters, the state, and the country of an outermost part.
 */
final class FinishedAddress {

    private FinishedAddress() {}

    static ParsedAddress finished(
            @Nullable String street,
            @Nullable String unit,
            @Nullable String city,
            @Nullable String state,
            @Nullable String code,
            @Nullable String country,
            String where) {
        return new ParsedAddress(
                new PostalAddress(calm(street, where), calm(unit, where), calm(city, where), state(state, where), code),
                country == null ? null : Territories.byCode(country, code),
                true);
    }

    private static @Nullable String state(@Nullable String state, String country) {
        if (state == null) {
            return null;
        }
        String customary = Subdivisions.customary(country, state);
        return customary.length() <= 3 ? customary : Casing.calm(customary, country);
    }

    /** What could not be repaired in the whole text may be unmistakable in a part of it. */
    static @Nullable String repaired(@Nullable String part) {
        String line = part == null ? "" : Text.line(Mojibake.repair(part));
        return line.isEmpty() ? null : line;
    }

    private static @Nullable String calm(@Nullable String text, String country) {
        return text == null ? null : Casing.calm(text, country);
    }
}
