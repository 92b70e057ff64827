package dev.contactenricher.address;

import dev.contactenricher.country.CityCodes;
import dev.contactenricher.country.Countries;
import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.CountryParts;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the country of an address in parts that names none, by the same proofs as that of a text. */
final class PartsProof {

    private PartsProof() {}

    static @Nullable String find(
            @Nullable String street, @Nullable String city, @Nullable String state, @Nullable String code) {
        String country = EastAsianAddress.countryOf(city, street, state);
        if (country == null && state != null) {
            country = Countries.byPartCode(state);
        }
        if (country == null && state != null && code == null) {
            country = named(state);
        }
        if (country == null && state != null) {
            country = found(street, city, code == null ? state : state + " " + code);
        }
        if (country == null && code != null && city != null && CityCodes.areOfAmericanNamesake(city, code)) {
            return "US";
        }
        if (country == null && code != null) {
            country = city == null ? found(street, null, code) : found(street, null, code + " " + city);
        }
        if (country == null && code != null && city != null) {
            country = found(street, null, city + " " + code);
        }
        if (country == null && state != null) {
            country = city == null ? null : found(street, city, state);
        }
        if (country == null && city != null) {
            country = isAmerican(city, state)
                    ? CountryProof.withoutParts(segments(street, null, city))
                    : found(street, null, city);
        }
        if (country == null && state != null) {
            country = CountryParts.find(state);
        }
        if (country == null && state != null) {
            country = named(state);
        }
        return country == null && state != null ? byCode(state) : country;
    }

    /** {@code Isle of Man}, {@code Jamaica}: a country in the field for a state, as it would be at the end of a text. */
    private static @Nullable String named(String state) {
        return state.length() > 3 && Subdivisions.find("US", state) == null ? CountryNames.find(state) : null;
    }

    /** The same of {@code SE}; a single letter is a province's. */
    private static @Nullable String byCode(String state) {
        return state.length() == 2 && Subdivisions.find("US", state) == null ? CountryWords.code(state) : null;
    }

    /** {@code Venice, CA}: not the province of Venice. */
    private static boolean isAmerican(String city, @Nullable String state) {
        return state != null
                && Words.isUpper(state)
                && Subdivisions.find("US", state) != null
                && Places.isPlace("US", city);
    }

    private static @Nullable String found(@Nullable String street, @Nullable String city, String end) {
        return CountryProof.find(segments(street, city, end));
    }

    private static List<String> segments(@Nullable String street, @Nullable String city, String end) {
        List<String> segments = new ArrayList<>(3);
        if (street != null) {
            segments.add(Text.line(street));
        }
        if (city != null) {
            segments.add(city);
        }
        segments.add(end);
        return segments;
    }
}
