package dev.contactenricher.address;

import dev.contactenricher.country.CityCodes;
import dev.contactenricher.country.LargeCities;
import dev.contactenricher.country.LetteredCodes;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.TownWithCode;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a town with its postal code in a text, and the country that writes them so. */
final class CodeWithTown {

    /** Where the code stands behind the town, and is none that an American ZIP could be taken for. */
    private static final List<String> CODE_LAST = List.of(
            "IN", "SG", "CN", "RU", "RO", "KZ", "VN", "JP", "LV", "EC", "CO", "NZ", "BG", "ZA", "BD", "GE", "PH", "AU",
            "CY", "AM", "TN", "MA", "DZ", "EG", "IL");

    /** Where a code is written as 546 23. */
    private static final List<String> CODE_SPACED = List.of("GR", "CZ", "SK", "SE");

    private static final Pattern CODE_THEN_TOWN = Pattern.compile(
            "((?:[A-Z]{1,3}-|[A-Z](?=\\d{4} ))?\\d{2,6}(?:[ -]\\d{2,4})?(?: [A-Z]{2}(?= ))?)(?: ?- ?| )(\\p{L}.*)");
    private static final Pattern TOWN_THEN_CODE =
            Pattern.compile("(\\p{L}.*?)[ ,-]+((?:[A-Z]{2}-)?\\d{2,3}(?:[\\d-]{1,6}| \\d{2,3}))");
    private static final Pattern TOWN_THEN_ZIP = Pattern.compile("(\\p{L}[^,]{0,59}?)[ ,]+(\\d{5}(?:-\\d{4})?)");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TOWN = 8;

    private static final Set<String> FRENCH_GERMAN_ITALIAN = Set.of("DE", "FR", "IT");

    private CodeWithTown() {}

    /** {@code 28013 Madrid}, {@code 6004 Luzern LU}, {@code Rambla 15 08007 Barcelona}; the last code that fits counts. */
    static @Nullable String byCodeFirst(String segment) {
        List<String> words = Words.of(segment);
        for (int i = words.size() - 2; i >= Math.max(0, words.size() - LONGEST_TOWN); i--) {
            Matcher matcher = CODE_THEN_TOWN.matcher(Words.last(words, words.size() - i));
            if (matcher.matches()) {
                String code = matcher.group(1);
                String country = TownWithCode.countryOf(code, matcher.group(2));
                if (country == null && Words.hasLetter(code.substring(code.length() - 1))) {
                    // 2300 LA CHAUX-DE-FONDS: no letters of a Dutch code
                    country = TownWithCode.countryOf(
                            code.substring(0, code.length() - 3), words.get(i + 1) + " " + matcher.group(2));
                }
                if (country != null) {
                    return country;
                }
            }
        }
        return null;
    }

    /** {@code San Antonio 78205}: a ZIP code that tells the American town from its namesakes. */
    static boolean isAmerican(String townAndCode) {
        Matcher matcher = TOWN_THEN_ZIP.matcher(townAndCode);
        return matcher.matches() && CityCodes.areOfAmericanNamesake(matcher.group(1), matcher.group(2));
    }

    static @Nullable String byCodeLast(String text) {
        if (text.length() > LONGEST_NAME) {
            return null;
        }
        String lettered = LetteredCodes.countryOf(text);
        Matcher matcher = TOWN_THEN_CODE.matcher(text);
        if (lettered != null || !matcher.matches()) {
            return lettered;
        }
        String code = matcher.group(2);
        List<String> countries = Stream.concat(
                        CODE_LAST.stream(), code.contains(" ") ? CODE_SPACED.stream() : Stream.empty())
                .filter(country -> PostalCodes.customary(country, code).isPresent())
                .toList();
        String country = largestAtEnd(matcher.group(1), countries);
        return country != null ? country : TownWithCode.ofKnownCity(matcher.group(1), code);
    }

    private static @Nullable String largestAtEnd(String text, List<String> countries) {
        List<String> words = Words.of(text);
        for (int count = Math.min(3, words.size()); count > 0; count--) {
            String country = LargeCities.largestOf(Words.last(words, count), countries);
            if (country != null) {
                return country;
            }
        }
        return null;
    }

    /** {@code 22, rue Allal Ben Abdellah, 10000 Rabat}: French is spoken in Morocco too. */
    static boolean isOfKnownCityAbroad(String town, String code) {
        String country = LargeCities.countryOf(town);
        return country != null
                && !FRENCH_GERMAN_ITALIAN.contains(country)
                && PostalCodes.customary(country, code).isPresent();
    }
}
