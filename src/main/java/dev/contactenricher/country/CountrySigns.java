package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Short signs for countries beside ISO 3166-1: on vehicles (Convention on Road Traffic), in sport (IOC, FIFA), the World
 * Bank's, and codes that ISO 3166-3 lists as withdrawn where one country took over. A code of ISO 3166-1 comes first.
 */
public final class CountrySigns {

    private static final int LONGEST = 4;
    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (String[] row : Tables.read(CountrySigns.class, "country-signs.tsv")) {
            for (String sign : row[1].split(" ")) {
                CODES.put(sign, row[0]);
            }
        }
    }

    /** What people at home write for their country, though elsewhere it is another's code or sign. */
    private static final Map<String, String> OWN_ABBREVIATIONS =
            Map.of("SR", "SK", "CR", "CZ", "RP", "PL", "RH", "HR", "RM", "MD", "RF", "RU");

    private CountrySigns() {}

    /** The country that {@code SR}, {@code CR} and the like are short for at home; elsewhere they mean another. */
    public static @Nullable String ownAbbreviation(String text) {
        return OWN_ABBREVIATIONS.get(text);
    }

    public static @Nullable String find(String text) {
        return text.length() > LONGEST ? null : CODES.get(text.toUpperCase(Locale.ROOT));
    }
}
