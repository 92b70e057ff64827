package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the country of {@code Berliner Straße 111, Ratingen}, where neither code nor a well-known city does: the street is
 * named in a language, and one of the countries where it is spoken has the town. Only countries where consent is needed are
 * asked, as this proof is a weak one: it makes nobody look free of it.
 */
public final class StreetLanguages {

    /**
     * @param abroad its words are found in American streets, too, so that the town must not be an American one
     * @param spokenToo where streets are called so, too, and consent is not needed
     */
    private record Language(List<String> countries, boolean abroad, List<String> spokenToo) {}

    private static final Map<String, Language> WORDS = new HashMap<>();
    private static final Map<String, Language> ENDINGS = new HashMap<>();
    private static final int SHORTEST_TOWN = 3;
    private static final String FRENCH =
            "CA HT MA DZ TN LB SN CI ML BF NE TG BJ GN CM GA CG CD CF TD DJ KM MG MU SC MC BI RW MR VU";

    static {
        language("DE AT CH LI IT LU", "", "straße strasse gasse");
        language("DE AT CH LI LU RO", "", "str");
        put(
                ENDINGS,
                "straat steenweg gracht",
                new Language(List.of("NL", "BE"), false, List.of("SR", "AW", "CW", "ZA", "NA")));
        language("SE FI", "", "gatan vägen gränd");
        language("DK", "", "gade vej gaden vejen stræde");
        language("NO", "", "gata gaten veien veg");
        language("FI", "", "katu ntie");
        language("HU", "utca útja körút", "");
        language("PL", "ul ulica aleja osiedle", "");
        language("LV", "iela", "");
        language("LT", "gatvė", "");
        language("EE", "tänav maantee mnt", "");
        language("CZ SK", "náměstí nám třída", "");
        language("SK", "námestie ulica", "");
        language("MT", "triq", "");
        language("IE", "sráid bóthar", "");
        language("GR CY", "odos leoforos οδός λεωφόρος", "");
        abroad("FR BE CH LU", "rue impasse quai", FRENCH);
        abroad("IT CH", "via viale piazza corso vicolo", "SM VA");
        abroad("RO", "strada bulevardul calea șoseaua", "MD");
        abroad("PT", "rua travessa praça", "BR AO MZ CV GW ST TL MO");
    }

    private StreetLanguages() {}

    private static void language(String countries, String words, String endings) {
        Language language = new Language(List.of(countries.split(" ")), false, List.of());
        put(WORDS, words, language);
        put(ENDINGS, endings, language);
    }

    private static void abroad(String countries, String words, String spokenToo) {
        put(WORDS, words, new Language(List.of(countries.split(" ")), true, List.of(spokenToo.split(" "))));
    }

    private static void put(Map<String, Language> languages, String words, Language language) {
        for (String word : words.split(" ")) {
            if (!word.isEmpty()) {
                languages.merge(
                        word,
                        language,
                        (one, other) -> new Language(
                                Stream.concat(one.countries.stream(), other.countries.stream())
                                        .distinct()
                                        .toList(),
                                one.abroad,
                                one.spokenToo));
            }
        }
    }

    /**
     * The country whose town stands with a street of its language, or null. A {@code rua} in Viseu proves Portugal, but not
     * where Brazil is expected, which has a Viseu and speaks the language.
     *
     * @param expected the country that the contact's other fields speak for, else the default
     */
    public static @Nullable String countryOf(String street, String town, String expected) {
        Language language = town.length() < SHORTEST_TOWN || Words.hasDigit(town) ? null : of(street);
        if (language == null || language.abroad && isAmerican(town, language.countries)) {
            return null;
        }
        Places.Name name = new Places.Name(town);
        if (language.spokenToo.contains(expected) && name.isIn(expected)) {
            return null;
        }
        List<String> having = language.countries.stream().filter(name::isIn).toList();
        return having.size() == 1 ? having.getFirst() : LargeCities.largestOf(town, having);
    }

    /** {@code Strandvejen 5, 2900 Hellerup}: the same by a code that one of the language's countries writes, or null. */
    public static @Nullable String countryByCode(String street, String code, String expected) {
        Language language = of(street);
        if (language == null
                || language.spokenToo.contains(expected)
                || language.abroad && PostalCodes.customary("US", code).isPresent()) {
            return null;
        }
        List<String> writing = language.countries.stream()
                .filter(country -> PostalCodes.customary(country, code).isPresent())
                .toList();
        if (writing.size() > 1 && writing.getFirst().equals("AT")) {
            // Switzerland has no ß, and Austria seldom goes without
            return street.contains("ß") ? "AT" : street.contains("strasse") ? "CH" : null;
        }
        return writing.size() == 1 || !writing.isEmpty() && writing.getFirst().equals("SE") ? writing.getFirst() : null;
    }

    private static boolean isAmerican(String town, List<String> countries) {
        List<String> large = LargeCities.countriesOf(town);
        return Places.isPlace("US", town) && (large.isEmpty() || !countries.contains(large.getFirst()));
    }

    private static @Nullable Language of(String street) {
        for (String word : Words.of(street)) {
            String lower = word.toLowerCase(Locale.ROOT);
            String plain = lower.endsWith(".") || lower.endsWith(",") ? lower.substring(0, lower.length() - 1) : lower;
            Language language = WORDS.get(plain);
            language = language == null ? byEnding(plain) : language;
            if (language != null) {
                return language;
            }
        }
        return null;
    }

    private static @Nullable Language byEnding(String word) {
        for (Map.Entry<String, Language> ending : ENDINGS.entrySet()) {
            if (word.endsWith(ending.getKey())) {
                return ending.getValue();
            }
        }
        return null;
    }
}
