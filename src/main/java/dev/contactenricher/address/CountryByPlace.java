package dev.contactenricher.address;

import dev.contactenricher.country.CityCodes;
import dev.contactenricher.country.CountryByStreet;
import dev.contactenricher.country.LargeCities;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the country of an address that does not name one, from its places: a town with a postal code as that country
 * writes it, a town with its state, or a well-known city.
 */
final class CountryByPlace {
    private static final int SHORTEST_CITY = 4;
    private static final Pattern CODE_FIRST = Pattern.compile("^\\d{5}(?:-\\d{4})?(?= )");

    private CountryByPlace() {}

    /** @param expected the country that the contact's other fields speak for, else the default */
    static @Nullable String find(List<String> segments, String expected) {
        String last = segments.getLast();
        String previous = segments.size() > 1 ? segments.get(segments.size() - 2) : "";
        String end = Words.hasLetter(last) ? last : previous + " " + last;
        if (CodeWithTown.isAmerican(end)) {
            return "US";
        }
        String country = CodeWithTown.byCodeFirst(last);
        if (country == null) {
            country = CodeWithTown.byCodeFirst(previous);
            // 44100 Guadalajara, Jalisco: the state decides between two towns of the name
            String byState = country == null ? null : CountryByState.find(segments);
            country = byState == null ? country : byState;
        }
        String third = segments.size() > 2 ? segments.get(segments.size() - 3) : "";
        if (country == null && !third.isEmpty() && !Words.hasLetter(third)) {
            country = CodeWithTown.byCodeFirst(third + " " + previous);
        }
        if (country == null && !third.isEmpty() && isCodeBehindStreet(third, previous, last)) {
            country = CodeWithTown.byCodeFirst(last + " " + third);
        }
        if (country == null) {
            country = CodeWithTown.byCodeLast(end);
        }
        if (country == null && segments.size() > 2 && StreetWords.isStreet(last)) {
            // 1138 Budapest, XIII. ker., Váci út 99.; София 1463, р-н Триадица, …
            String first = segments.getFirst();
            country = Words.startsWithDigit(first) ? CodeWithTown.byCodeFirst(first) : CodeWithTown.byCodeLast(first);
        }
        if (country == null) {
            country = CountryByState.find(segments);
        }
        if (country == null) {
            country = byKnownCity(segments);
        }
        return country != null ? country : CountryByStreet.find(segments, expected);
    }

    /** {@code Eger, Dobó tér 12., 3300}: as Hungarians write it. */
    private static boolean isCodeBehindStreet(String town, String street, String code) {
        return !Words.hasLetter(code)
                && StreetWords.isStreet(street)
                && !Words.hasDigit(town)
                && !CityCodes.areOfAmericanNamesake(town, code);
    }

    /** A city that is known everywhere stands alone at the end, at the beginning, or behind a street. */
    private static @Nullable String byKnownCity(List<String> segments) {
        String last = segments.getLast();
        String name = Words.hasLetter(last) || segments.size() == 1 ? last : segments.get(segments.size() - 2);
        String country = name.length() < SHORTEST_CITY && Words.isLatin(name) ? null : LargeCities.countryOf(name);
        if (country == null && segments.size() > 1) {
            String first = Words.hasLetter(segments.getFirst()) ? segments.getFirst() : segments.get(1);
            country = StreetWords.isStreet(last) ? LargeCities.countryOf(first) : null;
        }
        if (country == null) {
            country = byCityBehindSlash(name);
        }
        return country != null ? country : behindStreet(name);
    }

    /** {@code Kadıköy / İstanbul}: a known city behind one of its towns. */
    private static @Nullable String byCityBehindSlash(String name) {
        int slash = name.lastIndexOf('/');
        String city = slash < 1 ? "" : name.substring(slash + 1).strip();
        String country = city.isEmpty() ? null : LargeCities.countryOf(city);
        if (country == null) {
            return null;
        }
        // … Cad. No:1 Beyoğlu/İstanbul: no list has all towns of a province
        String before = name.substring(0, slash);
        return StateOrCountry.endsInTown(country, before)
                        || Subdivisions.find(country, city) != null && StreetWords.isStreet(before)
                ? country
                : null;
    }

    /** {@code Charleston West Virginia}; the city of Virginia is in South Africa. */
    private static boolean isAmericanState(String name, String country) {
        return !country.equals("US") && Subdivisions.find("US", name) != null;
    }

    private static @Nullable String behindStreet(String text) {
        List<String> words = Words.of(text);
        for (int count = Math.min(3, words.size() - 1); count > 0; count--) {
            String name = Words.last(words, count);
            String country = LargeCities.countryOf(name);
            if (country != null
                    && !isAmericanState(name, country)
                    && StreetWords.isStreet(withoutCode(Words.first(words, words.size() - count)))) {
                return country;
            }
        }
        return null;
    }

    /** The five digits before {@code Prescott Valley} are no house's number. */
    private static String withoutCode(String text) {
        return CODE_FIRST.matcher(text).replaceFirst("");
    }
}
