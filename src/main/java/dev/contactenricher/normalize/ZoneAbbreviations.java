package dev.contactenricher.normalize;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Abbreviations of time zones: each stands for one or more of CLDR's metazones, of which the country selects one. */
final class ZoneAbbreviations {

    private static final TimeZoneNames NAMES = TimeZoneNames.getInstance(ULocale.ENGLISH);
    private static final String WORLD = "001";

    /** The four that mean the zones of the United States when nothing else is known. */
    private static final Map<String, String> WITHOUT_COUNTRY = Map.of(
            "EST", "America/New_York",
            "CST", "America/Chicago",
            "MST", "America/Denver",
            "PST", "America/Los_Angeles");

    private static final Map<String, List<String>> METAZONES = Map.ofEntries(
            entry("EST EDT ET", "America_Eastern", "Australia_Eastern"),
            entry("CST", "America_Central", "China", "Cuba", "Australia_Central", "Taipei"),
            entry("CDT CT", "America_Central", "Cuba", "Australia_Central"));

    private ZoneAbbreviations() {}

    static Optional<String> find(String text, @Nullable String country) {
        String abbreviation = text.toUpperCase(Locale.ROOT);
        for (String metazone : METAZONES.getOrDefault(abbreviation, List.of())) {
            String id = NAMES.getReferenceZoneID(metazone, country == null ? WORLD : country);
            if (country != null && id != null && country.equals(TimeZone.getRegion(id))) {
                return Optional.of(id);
            }
        }
        return Optional.ofNullable(WITHOUT_COUNTRY.get(abbreviation));
    }

    private static Map.Entry<String, List<String>> entry(String abbreviations, String... metazones) {
        return Map.entry(abbreviations.split(" ")[0], List.of(metazones));
    }
}
