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

    private CountrySigns() {}

    public static @Nullable String find(String text) {
        return text.length() > LONGEST ? null : CODES.get(text.toUpperCase(Locale.ROOT));
    }
}
