package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a country writes its addresses, by libaddressinput's metadata.
 *
 * @param template {@code %A} street, {@code %C} city, {@code %S} state, {@code %Z} postal code, {@code %n} line break
 * @param code pattern of a whole postal code, or null when the country has none
 */
public record AddressFormat(String template, @Nullable Pattern code) {

    private static final AddressFormat UNKNOWN = new AddressFormat("%N%n%O%n%A%n%C", null);
    private static final Map<String, AddressFormat> FORMATS = load();

    public static AddressFormat of(String country) {
        return FORMATS.getOrDefault(country, UNKNOWN);
    }

    /** True where the city stands before the street, as in Hungary, Japan or Russia's own order. */
    public boolean cityBeforeStreet() {
        int city = template.indexOf("%C");
        return city >= 0 && city < template.indexOf("%A");
    }

    /** True where the state stands before the city, as in Costa Rica. */
    public boolean stateBeforeCity() {
        int state = template.indexOf("%S");
        return state >= 0 && state < template.indexOf("%C");
    }

    /** True where a state, province or the like belongs to an address. */
    public boolean hasState() {
        return template.contains("%S");
    }

    private static Map<String, AddressFormat> load() {
        Map<String, AddressFormat> formats = new HashMap<>();
        for (String[] row : Tables.read(AddressFormat.class, "address-formats.tsv")) {
            formats.put(row[0], new AddressFormat(row[1], row[2].isEmpty() ? null : Pattern.compile(row[2])));
        }
        return Map.copyOf(formats);
    }
}
