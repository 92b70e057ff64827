package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the country in which a town has a postal code as it is written there, the code before the town. */
public final class TownWithCode {

    /** Where the code stands before the town. */
    private static final List<String> COUNTRIES = List.of(
            "DE", "FR", "IT", "ES", "AT", "CH", "BE", "NL", "PT", "PL", "CZ", "SK", "SE", "DK", "NO", "FI", "HU", "GR",
            "HR", "SI", "BG", "EE", "LT", "LU", "LI", "RO", "CY", "RS", "BA", "ME", "MK", "IS", "MC");

    /** The same farther away: many of their towns are named after those of the countries above. */
    private static final List<String> ABROAD = List.of("TR", "IL", "MX", "MY", "AR", "PR");

    private static final int LONGEST_STATE = 3;

    private TownWithCode() {}

    /**
     * {@code 28013 Madrid}, {@code 6004 Luzern LU}, {@code 50001 Zaragoza Aragón}.
     *
     * @param town with its state behind it, or without
     */
    public static @Nullable String countryOf(String code, String town) {
        List<String> words = Words.of(town);
        boolean marked = words.size() > 1 && isMark(words.getLast());
        String name = marked ? Words.first(words, words.size() - 1) : town;
        String country = among(writing(code, COUNTRIES), code, name, words, marked);
        country = country == null ? among(writing(code, ABROAD), code, name, words, marked) : country;
        return country != null || marked ? country : ofKnownCity(town, code);
    }

    private static @Nullable String among(
            List<String> writing, String code, String town, List<String> words, boolean marked) {
        if (writing.isEmpty()) {
            return null;
        }
        String name = town;
        List<String> countries = having(writing, code, name);
        if (marked && countries.size() > 1) {
            countries = withState(countries, words.getLast());
        }
        for (int count = words.size() - 1; countries.isEmpty() && !marked && isState(count, words); count--) {
            name = Words.first(words, count);
            countries = having(withState(writing, Words.last(words, words.size() - count)), code, name);
        }
        String largest = countries.size() < 2 ? null : LargeCities.largestOf(name, countries);
        return countries.isEmpty() ? null : largest != null ? largest : customary(code, countries);
    }

    private static boolean isMark(String word) {
        return word.length() <= 2 && Words.isUpper(word);
    }

    private static boolean isState(int behind, List<String> words) {
        return behind > 0 && words.size() - behind <= LONGEST_STATE;
    }

    private static List<String> withState(List<String> countries, String state) {
        return countries.stream()
                .filter(country -> Subdivisions.find(country, state) != null)
                .toList();
    }

    /** Of countries that each have such a town that of which the code is a custom; any of them needs no other proof. */
    private static String customary(String code, List<String> countries) {
        return countries.stream()
                .filter(country ->
                        code.equals(PostalCodes.customary(country, code).orElse("")))
                .findFirst()
                .orElse(countries.getFirst());
    }

    private static List<String> writing(String code, List<String> countries) {
        return countries.stream()
                .filter(country -> PostalCodes.customary(country, code).isPresent())
                .toList();
    }

    private static List<String> having(List<String> countries, String code, String town) {
        Places.Name name = new Places.Name(town);
        int slash = town.indexOf('/');
        Places.Name province =
                slash > 0 ? new Places.Name(town.substring(slash + 1).strip()) : name;
        return countries.stream()
                .filter(country -> {
                    String where = Territories.byCode(country, code);
                    return name.isIn(country) || province.isIn(country) || !where.equals(country) && name.isIn(where);
                })
                .toList();
    }

    /** {@code Helsinki 00170}, {@code 1012 Amsterdam}, unless the code may be an American town's ZIP. */
    public static @Nullable String ofKnownCity(String text, String code) {
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
}
