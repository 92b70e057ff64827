package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the country of an address by the language of its street, with its town or its postal code. */
public final class CountryByStreet {

    private static final Pattern CODE_FIRST = Pattern.compile("(\\d{4,6}|\\d{3} \\d{2}) \\p{L}[^\\d]*");

    private CountryByStreet() {}

    /** {@code Berliner Straße 111, Ratingen}: a town of the street's language, behind a comma or the house number. */
    public static @Nullable String find(List<String> segments, String expected) {
        List<String> words = Words.of(segments.getLast());
        int behindNumber = words.size();
        while (behindNumber > 0 && !Words.hasDigit(words.get(behindNumber - 1))) {
            behindNumber--;
        }
        if (segments.size() == 1 && behindNumber == words.size()) {
            return byCodeAtEnd(words, expected);
        }
        if (segments.size() == 1) {
            return behindNumber == 0
                    ? null
                    : StreetLanguages.countryOf(
                            Words.first(words, behindNumber), Words.last(words, words.size() - behindNumber), expected);
        }
        boolean code = !Words.hasLetter(segments.getLast());
        String town = code
                ? segments.get(segments.size() - 2)
                : String.join(
                        " ",
                        words.stream().filter(word -> !Words.hasDigit(word)).toList());
        String street = String.join(" ", segments.subList(0, segments.size() - (code ? 2 : 1)));
        String country = StreetLanguages.countryOf(street, town, expected);
        if (country != null) {
            return country;
        }
        Matcher coded = CODE_FIRST.matcher(segments.getLast());
        return coded.matches() ? StreetLanguages.countryByCode(street, coded.group(1), expected) : null;
    }

    /** {@code Eger Dobó utca 12. 3300}: a code behind the house number. */
    private static @Nullable String byCodeAtEnd(List<String> words, String expected) {
        int last = words.size() - 1;
        return last > 1 && Words.hasDigit(words.get(last - 1)) && !Words.hasLetter(words.get(last))
                ? StreetLanguages.countryByCode(Words.first(words, last), words.get(last), expected)
                : null;
    }
}
