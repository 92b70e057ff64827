package dev.contactenricher.normalize;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Abbreviations of time zones. Each stands for one or more of CLDR's metazones, of which the country selects one;
 * without a country only those count that mean one thing.
 */
final class ZoneAbbreviations {

    private static final TimeZoneNames NAMES = TimeZoneNames.getInstance(ULocale.ENGLISH);

    /** The four that mean the zones of the United States when nothing else is known, with their daylight forms. */
    private static final Map<String, String> AMERICAN = new HashMap<>();

    private static final Map<String, String[]> METAZONES = new HashMap<>();

    static {
        american("Eastern", "America/New_York");
        american("Central", "America/Chicago");
        american("Mountain", "America/Denver");
        american("Pacific", "America/Los_Angeles");
        for (String[] row : Tables.read("zone-abbreviations.tsv")) {
            for (String abbreviation : row[0].split(" ")) {
                METAZONES.put(abbreviation, row[1].split(" "));
            }
        }
    }

    private ZoneAbbreviations() {}

    static Optional<String> find(String text, @Nullable String country) {
        String abbreviation = text.toUpperCase(Locale.ROOT);
        String[] metazones = METAZONES.get(abbreviation);
        if (metazones == null) {
            return Optional.ofNullable(AMERICAN.get(abbreviation));
        }
        if (country != null) {
            for (String metazone : metazones) {
                String id = NAMES.getReferenceZoneID(metazone, country);
                if (id != null && country.equals(TimeZone.getRegion(id))) {
                    return Optional.of(id);
                }
            }
        }
        String american = AMERICAN.get(abbreviation);
        if (american != null) {
            return Optional.of(american);
        }
        return metazones.length == 1 ? Optional.ofNullable(fixed(abbreviation, metazones[0])) : Optional.empty();
    }

    /** The zones of Europe's abbreviations have ids of their own, which {@code getIanaID} may lead to a city by now. */
    private static @Nullable String fixed(String abbreviation, String metazone) {
        return switch (metazone) {
            case "Europe_Western" -> "WET";
            case "Europe_Central" -> abbreviation.equals("MET") ? "MET" : "CET";
            case "Europe_Eastern" -> "EET";
            default -> NAMES.getReferenceZoneID(metazone, "001");
        };
    }

    /** {@code EST}, {@code EDT}, {@code ET}, {@code Eastern}, {@code Eastern Time}, {@code Eastern Time (US & Canada)}. */
    private static void american(String name, String id) {
        String letter = name.substring(0, 1);
        String upper = name.toUpperCase(Locale.ROOT);
        for (String form : new String[] {
            letter + "ST",
            letter + "DT",
            letter + "T",
            upper,
            upper + " TIME",
            upper + " DAYLIGHT TIME",
            upper + " TIME (US & CANADA)",
            "US " + upper
        }) {
            AMERICAN.put(form, id);
        }
    }
}
