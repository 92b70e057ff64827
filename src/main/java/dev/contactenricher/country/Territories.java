package dev.contactenricher.country;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Territories with a country code of their own that are also addressed as a part of another country. */
public final class Territories {

    private static final Map<String, Set<String>> PARTS = Map.of(
            "FR", Set.of("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"),
            "GB", Set.of("AI", "BM", "FK", "GG", "GI", "GS", "IM", "IO", "JE", "KY", "MS", "PN", "SH", "TC", "VG"),
            "NL", Set.of("AW", "BQ", "CW", "SX"),
            "US", Set.of("AS", "GU", "MP", "PR", "UM", "VI"),
            "CN", Set.of("HK", "MO", "TW"),
            "DK", Set.of("FO", "GL"),
            "FI", Set.of("AX"),
            "NO", Set.of("BV", "SJ"),
            "NZ", Set.of("CK", "NU", "TK"),
            "AU", Set.of("CC", "CX", "HM", "NF"));

    /** Countries that the American post serves as if they were states. */
    private static final Set<String> FREELY_ASSOCIATED = Set.of("FM", "MH", "PW");

    /** La Poste's codes of the overseas departments and territories, the longest beginning first. */
    private static final Map<String, String> FRENCH_CODES = Map.ofEntries(
            Map.entry("97133", "BL"),
            Map.entry("97150", "MF"),
            Map.entry("971", "GP"),
            Map.entry("972", "MQ"),
            Map.entry("973", "GF"),
            Map.entry("974", "RE"),
            Map.entry("975", "PM"),
            Map.entry("976", "YT"),
            Map.entry("986", "WF"),
            Map.entry("987", "PF"),
            Map.entry("988", "NC"));

    private static final Map<String, String> BRITISH_CODES = Map.of("JE", "JE", "GY", "GG", "IM", "IM", "GX", "GI");

    private static final Set<String> BRITISH_ISLES = Set.of("GG", "IM", "JE");

    /** Countries whose name is also that of their city. */
    private static final Map<String, String> CITIES = Map.of(
            "SG", "Singapore",
            "HK", "Hong Kong",
            "MO", "Macau",
            "MC", "Monaco",
            "GI", "Gibraltar",
            "VA", "Vatican City",
            "LU", "Luxembourg",
            "SM", "San Marino",
            "DJ", "Djibouti",
            "KW", "Kuwait");

    /** The same where the city has a longer name besides, or in the country's own script. */
    private static final Map<String, Set<String>> MORE_CITIES = Map.of(
            "GT", Set.of("guatemala"),
            "MX", Set.of("mexico"),
            "DZ", Set.of("alger", NameFolding.fold("الجزائر")),
            "TN", Set.of(NameFolding.fold("تونس")),
            "KW", Set.of("kuwait", NameFolding.fold("الكويت")),
            "DJ", Set.of(NameFolding.fold("جيبوتي")),
            "PS", Set.of(NameFolding.fold("غزة")),
            "JO", Set.of(NameFolding.fold("عمان")));

    private static final Set<String> CITY_STATES = Set.of("SG", "HK", "MO", "MC", "GI", "VA");

    private Territories() {}

    public static boolean isPartOf(String country, String of) {
        return PARTS.getOrDefault(of, Set.of()).contains(country);
    }

    /** True for a country of its own that has an American state's code and ZIP codes, too: Puerto Rico, Palau. */
    public static boolean isLikeState(String country) {
        return FREELY_ASSOCIATED.contains(country) || isPartOf(country, "US");
    }

    /** The territory that a postal code lies in, when the country's codes tell. */
    public static String byCode(String country, @Nullable String code) {
        if (code == null) {
            return country;
        }
        if (country.equals("FR") && code.length() == 5) {
            String territory = FRENCH_CODES.get(code);
            return territory != null ? territory : FRENCH_CODES.getOrDefault(code.substring(0, 3), country);
        }
        return country.equals("GB") && code.length() > 2
                ? BRITISH_CODES.getOrDefault(code.substring(0, 2), country)
                : country;
    }

    public static boolean isBritishIsle(String country) {
        return BRITISH_ISLES.contains(country);
    }

    public static boolean isCityState(String country) {
        return CITY_STATES.contains(country);
    }

    /** True for {@code Panamá}, {@code Tunis}, {@code Gaza}: a country's name that is also that of a large city in it. */
    public static boolean isCityToo(String country, String name) {
        return LargeCities.isIn(country, name)
                || MORE_CITIES.getOrDefault(country, Set.of()).contains(NameFolding.fold(name));
    }

    public static @Nullable String cityNamedLike(String country) {
        return CITIES.get(country);
    }
}
