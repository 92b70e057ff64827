package dev.contactenricher.address;

import dev.contactenricher.country.LargeCities;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.PostalMasks;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the country in which a town has a postal code as it is written there. */
final class CodeWithTown {

    /** Where the code stands before the town. */
    private static final List<String> CODE_FIRST = List.of(
            "DE", "FR", "IT", "ES", "AT", "CH", "BE", "NL", "PT", "PL", "CZ", "SK", "SE", "DK", "NO", "FI", "HU", "GR",
            "HR", "SI", "BG", "EE", "LT", "LU", "LI", "RO", "RS", "BA", "ME", "MK", "IS", "MC");

    /** The same farther away: many of their towns are named after those of the countries above. */
    private static final List<String> CODE_FIRST_ABROAD = List.of("TR", "IL", "MX", "MY", "AR", "PR");

    /** Where the code stands behind the town, and is none that an American ZIP could be taken for. */
    private static final List<String> CODE_LAST = List.of(
            "IN", "SG", "CN", "RU", "RO", "KZ", "VN", "JP", "LV", "EC", "CO", "NZ", "BG", "ZA", "BD", "GE", "PH", "AU",
            "CY", "AM", "TN", "MA", "DZ", "EG");

    /** Where a code is written as 546 23. */
    private static final List<String> CODE_SPACED = List.of("GR", "CZ", "SK", "SE");

    private static final Pattern CODE_THEN_TOWN = Pattern.compile(
            "((?:[A-Z]{1,3}-|[A-Z](?=\\d{4} ))?\\d{2,6}(?:[ -]\\d{2,4})?(?: [A-Z]{2}(?= ))?)(?: ?- ?| )(\\p{L}.*)");
    private static final Pattern TOWN_THEN_CODE =
            Pattern.compile("(\\p{L}.*?)[ ,-]+((?:[A-Z]{2}-)?\\d{2,3}(?:[\\d-]{1,6}| \\d{2,3}))");
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
                String country = ofCodeAndTown(matcher.group(1), matcher.group(2));
                if (country != null) {
                    return country;
                }
            }
        }
        return null;
    }

    private static @Nullable String ofCodeAndTown(String code, String town) {
        List<String> words = Words.of(town);
        String last = words.getLast();
        boolean marked = words.size() > 1 && last.length() == 2 && Words.isUpper(last);
        String name = marked ? Words.first(words, words.size() - 1) : town;
        List<String> countries = having(code, name, CODE_FIRST);
        if (countries.isEmpty()) {
            countries = having(code, name, CODE_FIRST_ABROAD);
        }
        if (marked && countries.size() > 1) {
            countries = countries.stream()
                    .filter(country -> Subdivisions.find(country, last) != null)
                    .toList();
        }
        if (countries.isEmpty()) {
            return marked ? null : ofKnownCity(name, code);
        }
        return countries.size() == 1 ? countries.getFirst() : LargeCities.largestOf(name, countries);
    }

    private static List<String> having(String code, String town, List<String> countries) {
        Places.Name name = new Places.Name(town);
        int slash = town.indexOf('/');
        Places.Name province =
                slash > 0 ? new Places.Name(town.substring(slash + 1).strip()) : name;
        return countries.stream()
                .filter(country -> PostalCodes.customary(country, code).isPresent())
                .filter(country -> {
                    String where = Territories.byCode(country, code);
                    return name.isIn(country) || province.isIn(country) || !where.equals(country) && name.isIn(where);
                })
                .toList();
    }

    static @Nullable String byCodeLast(String text) {
        Matcher matcher = TOWN_THEN_CODE.matcher(text);
        if (text.length() > LONGEST_NAME || !matcher.matches()) {
            return null;
        }
        String code = matcher.group(2);
        List<String> countries = Stream.concat(
                        CODE_LAST.stream(), code.contains(" ") ? CODE_SPACED.stream() : Stream.empty())
                .filter(country -> PostalCodes.customary(country, code).isPresent())
                .toList();
        String country = largestAtEnd(matcher.group(1), countries);
        return country != null ? country : ofKnownCity(matcher.group(1), code);
    }

    /** {@code Helsinki 00170}, {@code 1012 Amsterdam}, unless the code may be an American town's ZIP. */
    private static @Nullable String ofKnownCity(String text, String code) {
        List<String> words = Words.of(text);
        for (int count = Math.min(3, words.size()); count > 0; count--) {
            String city = Words.last(words, count);
            String country = LargeCities.countryOf(city);
            boolean maybeAmerican = PostalCodes.customary("US", code).isPresent() && Places.isPlace("US", city);
            if (country != null
                    && !maybeAmerican
                    && (PostalCodes.customary(country, code).isPresent() || PostalMasks.isDigitsOf(country, code))) {
                return country;
            }
        }
        return null;
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
