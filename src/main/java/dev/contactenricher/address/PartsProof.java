package dev.contactenricher.address;

import dev.contactenricher.country.CityCodes;
import dev.contactenricher.country.CodesAlone;
import dev.contactenricher.country.Countries;
import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.CountryParts;
import dev.contactenricher.country.LargeCities;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the country of an address in parts that names none, by the same proofs as that of a text. */
final class PartsProof {

    /** Where states are abbreviated and consent is asked for, so that such a code is rather theirs. */
    private static final Set<String> ASKING = Set.of("DE", "IT", "CH");

    private PartsProof() {}

    /** @param expected the country that the contact's other fields speak for, else the default */
    static @Nullable String find(
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String code,
            String expected) {
        String country = EastAsianAddress.countryOf(city, street, state);
        if (country == null && state != null) {
            country = Countries.byPartCode(state);
        }
        if (country == null && state != null && code == null) {
            country = namedAsState(state, city);
            // Ontario is a province, though one of California's cities is called so
            country = country == null && city == null ? CountryParts.find(state) : country;
        }
        if (country == null && state != null) {
            country = found(street, city, code == null ? state : state + " " + code, expected);
        }
        if (country == null && code != null && city != null && CityCodes.areOfAmericanNamesake(city, code)) {
            return "US";
        }
        if (country == null && code != null && Words.hasLetter(code)) {
            // PH1 5AA beside Perth, K7H 1A1 beside it: known by its form, whatever other towns are called so
            country = CountryProof.byForm(List.of(code));
        }
        if (country == null && code != null) {
            country = city == null
                    ? found(street, null, code, expected)
                    : found(street, null, code + " " + city, expected);
        }
        if (country == null && code != null && city != null) {
            country = found(street, null, city + " " + code, expected);
        }
        if (country == null && code != null) {
            country = CodesAlone.countryOf(code);
        }
        if (country == null && state != null) {
            country = city == null ? null : found(street, city, state, expected);
        }
        if (country == null && city != null) {
            country = isAmerican(city, state)
                    ? CountryProof.withoutParts(segments(street, null, city), expected)
                    : found(street, null, city, expected);
        }
        if (country == null && state != null) {
            country = CountryParts.find(state);
        }
        if (country == null && state != null) {
            country = namedAsState(state, city);
        }
        if (country == null && city != null && state == null) {
            country = countryAsCity(city);
        }
        return country == null && state != null ? byCode(state, city) : country;
    }

    /** {@code Luxembourg}, {@code Germany}: a country's name in the field for a city, unless an American town is called so. */
    private static @Nullable String countryAsCity(String city) {
        String country = named(city);
        boolean meant = country != null
                && (Territories.cityNamedLike(country) != null || !Places.isPlace("US", city))
                && !LargeCities.isNamesakeOf(country, city);
        return meant ? country : null;
    }

    /** {@code Isle of Man}, {@code Jamaica}: a country in the field for a part, as it would be at the end of a text. */
    private static @Nullable String named(String part) {
        return part.length() > 3 && Subdivisions.find("US", part) == null ? CountryNames.find(part) : null;
    }

    /** {@code Norfolk} is a county of England, too, and {@code Granada} a province of Spain, unless the town says the country. */
    private static @Nullable String namedAsState(String state, @Nullable String city) {
        String country = named(state);
        if (country == null || city != null && Places.isPlace(country, city)) {
            return country;
        }
        String other = CountryByState.of(state);
        boolean meant =
                other != null && !Territories.isPartOf(country, other) && Territories.cityNamedLike(country) == null;
        return meant ? other : country;
    }

    /**
     * The same of {@code SE}; a single letter is a province's, and so are {@code BW} and {@code HE}, which are Germany's, unless
     * the town says the country.
     */
    private static @Nullable String byCode(String state, @Nullable String city) {
        if (state.length() != 2 || Subdivisions.find("US", state) != null) {
            return null;
        }
        String country = CountryWords.code(state);
        boolean inTown = country != null && city != null && Places.isPlace(country, city);
        Set<String> having = inTown ? Set.of() : StateOrCountry.meant(state, null);
        boolean meant = country != null || ASKING.containsAll(having);
        return meant ? having.stream().filter(ASKING::contains).findFirst().orElse(country) : country;
    }

    /** {@code Venice, CA}: not the province of Venice. */
    private static boolean isAmerican(String city, @Nullable String state) {
        return state != null
                && Words.isUpper(state)
                && Subdivisions.find("US", state) != null
                && Places.isPlace("US", city);
    }

    private static @Nullable String found(@Nullable String street, @Nullable String city, String end, String expected) {
        return CountryProof.find(segments(street, city, end), expected);
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
