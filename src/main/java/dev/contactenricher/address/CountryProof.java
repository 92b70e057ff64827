package dev.contactenricher.address;

import dev.contactenricher.country.CountryByScript;
import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.CountryParts;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the country of an address that names none, when the form of its end is that country's alone. */
final class CountryProof {

    private static final int LONGEST_STATE = 30;

    private CountryProof() {}

    /**
     * @param segments what is left of the address without a country's name, if it had one
     * @param expected the country that the contact's other fields speak for, else the default
     */
    static @Nullable String find(List<String> segments, String expected) {
        String country = withoutParts(segments, expected);
        country = country == null && segments.size() > 1 ? byPart(segments) : country;
        return country == null ? CountryByScript.find(String.join(", ", segments)) : country;
    }

    /** {@code …, județul Ilfov, 077170}: a part that no other country has, alone or with a fitting code. */
    private static @Nullable String byPart(List<String> segments) {
        String last = segments.getLast();
        boolean code = segments.size() > 2 && !Words.hasLetter(last);
        String country = CountryParts.find(code ? segments.get(segments.size() - 2) : last);
        return country == null || code && PostalCodes.customary(country, last).isEmpty() ? null : country;
    }

    /** As {@link #find}, where the end is a town, whatever part of a country is called like it. */
    static @Nullable String withoutParts(List<String> segments, String expected) {
        String form = byForm(segments);
        String country = form == null ? byEnd(segments) : form;
        return country == null ? CountryByPlace.find(segments, expected) : country;
    }

    /** {@code Dover, DE}, {@code Vancouver, BC}: the state of a town. */
    private static @Nullable String byEnd(List<String> segments) {
        List<String> rest = segments.subList(0, segments.size() - 1);
        String end = segments.getLast();
        return rest.isEmpty() || end.length() > LONGEST_STATE || Words.hasDigit(end)
                ? null
                : StateOrCountry.decide(end, rest, CountryNames.codeOrName(end));
    }

    static @Nullable String byForm(List<String> segments) {
        return PostalForms.countryOf(String.join("\n", segments));
    }
}
