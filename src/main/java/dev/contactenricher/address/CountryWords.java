package dev.contactenricher.address;

import dev.contactenricher.country.Countries;
import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.CountrySigns;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.Regions;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which country the words at the end of an address name, by its name or by a code that the rest proves. */
final class CountryWords {

    /** Words that make a longer place name of a country's name behind them. */
    private static final Set<String> NAME_BEGINNINGS =
            Set.of(("new nueva nouvelle north south east west lake mount mt port fort san saint "
                            + "st st. isla de of rue via calle little old upper lower el la")
                    .split(" "));

    /** {@code Jamaica W.I.}; {@code El Salvador, C.A.}: the dots tell them from Wisconsin and California. */
    private static final Pattern PART_OF_WORLD = Pattern.compile(
            "(?i)(.*?)[ ,]*(?:W\\. ?I\\.?|B\\. ?W\\. ?I\\.?|C\\. ?A\\.?|West Indies|Centroam[eé]rica|Central America)");

    private CountryWords() {}

    /** {@code 811 06 Bratislava, SR}: the Slovak Republic, which the rest proves, and not Suriname. */
    static @Nullable String ownAbbreviation(String text, List<String> rest) {
        String country = CountrySigns.ownAbbreviation(text);
        return country != null && country.equals(CountryProof.find(rest, AddressReader.NOWHERE)) ? country : null;
    }

    /** {@code London, UK, Europe}. */
    static void dropPartOfWorld(AddressDraft draft) {
        String end = draft.last();
        boolean mayBe = end.indexOf('.') >= 0 || end.endsWith("ndies") || end.endsWith("rica");
        Matcher behind = PART_OF_WORLD.matcher(end);
        if (mayBe
                && behind.matches()
                && CountryNames.find(behind.group(1).isEmpty() ? beforeLast(draft) : behind.group(1)) != null) {
            draft.before.removeLast();
            if (!behind.group(1).isEmpty()) {
                draft.before.addLast(behind.group(1));
            }
            return;
        }
        int size = draft.before.size();
        if (size > 2 && Regions.find(draft.last()) != null) {
            String before = draft.before.get(size - 2);
            if (CountryNames.codeOrName(before) != null) {
                draft.before.removeLast();
            }
        }
    }

    private static String beforeLast(AddressDraft draft) {
        return draft.before.size() < 2 ? "" : draft.before.get(draft.before.size() - 2);
    }

    /** {@code L-2016 Luxembourg}: the name is the city's, and says the country too. */
    static boolean standsForCity(List<String> words, int count, String country) {
        String behind = words.get(words.size() - count - 1);
        return Territories.cityNamedLike(country) != null
                && Words.hasDigit(behind)
                && (words.size() - count == 1
                        || PostalCodes.customary(country, behind).isPresent());
    }

    static @Nullable String tail(List<String> words, int count) {
        String text = Words.last(words, count);
        String behind = words.get(words.size() - count - 1);
        boolean afterCode = Words.hasDigit(behind) || behind.length() == 2 && Words.isUpper(behind);
        String country = named(text);
        if (country == null) {
            return provenCode(words, text, afterCode);
        }
        if (StreetWords.isType(text) && isStreet(words, country)) {
            return null;
        }
        if (text.length() == 3 && Words.isUpper(text) || afterCode) {
            return country;
        }
        boolean partOfState = Subdivisions.find("US", Words.last(words, count + 1)) != null;
        boolean partOfName = partOfState || NAME_BEGINNINGS.contains(behind.toLowerCase(Locale.ROOT));
        boolean state = Subdivisions.find("US", text) != null && !Territories.isLikeState(country);
        return partOfName || state ? null : country;
    }

    /** {@code 123 Oak Dr}, but {@code Santo Domingo DR}. */
    private static boolean isStreet(List<String> words, String country) {
        return Words.startsWithDigit(words.getFirst())
                        && PostalCodes.customary(country, words.getFirst()).isEmpty()
                || !StateOrCountry.endsInTown(country, Words.first(words, words.size() - 1));
    }

    /** {@code 3511 NK Utrecht NL}: two letters are a country when the rest proves that country. */
    private static @Nullable String provenCode(List<String> words, String text, boolean afterCode) {
        if (afterCode && text.equals("US")) {
            return "US";
        }
        List<String> rest = List.of(Words.first(words, words.size() - 1));
        String own = ownAbbreviation(text, rest);
        if (own != null) {
            return own;
        }
        String code = text.length() == 2 ? code(text) : null;
        return code != null && code.equals(CountryProof.find(rest, AddressReader.NOWHERE)) ? code : null;
    }

    static @Nullable String named(String text) {
        String name = text.length() > 100 ? null : CountryNames.find(text);
        return name != null || text.length() != 3 ? name : code(text);
    }

    /** Codes of letters count when they are written in capitals; numeric ones are postal codes here. */
    static @Nullable String code(String text) {
        String country =
                text.length() <= 3 && Words.isUpper(text) ? Countries.find(text).orElse(null) : null;
        // JAL is the state of Jalisco, which says Mexico but is not its code
        boolean state = country != null
                && !Countries.isCodeOrName(text)
                && CountrySigns.find(text) == null
                && Subdivisions.find(country, text) != null;
        return state ? null : country;
    }
}
