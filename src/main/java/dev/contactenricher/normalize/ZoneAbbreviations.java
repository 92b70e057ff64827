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
    private static final Map<String, String> AMERICAN = Map.ofEntries(
            Map.entry("EST", "America/New_York"),
            Map.entry("EDT", "America/New_York"),
            Map.entry("CST", "America/Chicago"),
            Map.entry("CDT", "America/Chicago"),
            Map.entry("MST", "America/Denver"),
            Map.entry("MDT", "America/Denver"),
            Map.entry("PST", "America/Los_Angeles"),
            Map.entry("PDT", "America/Los_Angeles"));

    private static final Map<String, String[]> METAZONES = new HashMap<>();

    static {
        put("EST EDT ET", "America_Eastern Australia_Eastern");
        put("CST", "America_Central China Cuba Australia_Central Taipei");
        put("CDT CT", "America_Central Cuba Australia_Central");
        put("MST MDT MT", "America_Mountain Mexico_Pacific Malaysia Myanmar Moscow");
        put("PST PDT PT", "America_Pacific Philippines Pitcairn");
        put("AKST AKDT AKT", "Alaska");
        put("HST HDT HAST", "Hawaii Hawaii_Aleutian");
        put("AST", "Atlantic Arabian");
        put("ADT", "Atlantic");
        put("NST NDT", "Newfoundland");
        put("IST", "India Irish Israel");
        put("IDT", "Israel");
        put("BST", "British Bangladesh");
        put("GMT", "GMT British Irish");
        put("WET WEST", "Europe_Western");
        put("CET CEST MET MEST MEZ MESZ", "Europe_Central");
        put("EET EEST OEZ OESZ", "Europe_Eastern");
        put("MSK MSD", "Moscow");
        put("TRT", "Turkey");
        put("WAT", "Africa_Western");
        put("CAT", "Africa_Central");
        put("EAT", "Africa_Eastern");
        put("SAST", "Africa_Southern");
        put("GST", "Gulf South_Georgia");
        put("IRST IRDT", "Iran");
        put("PKT", "Pakistan");
        put("NPT", "Nepal");
        put("ICT", "Indochina");
        put("WIB", "Indonesia_Western");
        put("WITA", "Indonesia_Central");
        put("WIT", "Indonesia_Eastern");
        put("SGT SST", "Singapore Samoa");
        put("MYT", "Malaysia");
        put("PHT PHST", "Philippines");
        put("HKT", "Hong_Kong");
        put("JST", "Japan");
        put("KST", "Korea");
        put("AWST WST", "Australia_Western Apia");
        put("ACST ACDT", "Australia_Central");
        put("AEST AEDT", "Australia_Eastern");
        put("NZST NZDT NZT", "New_Zealand");
        put("BRT BRST", "Brasilia");
        put("ART", "Argentina");
        put("CLT CLST", "Chile");
        put("COT", "Colombia");
        put("PET", "Peru");
        put("VET", "Venezuela");
        put("UYT", "Uruguay");
        put("UZT", "Uzbekistan");
    }

    private ZoneAbbreviations() {}

    static Optional<String> find(String text, @Nullable String country) {
        String abbreviation = text.toUpperCase(Locale.ROOT);
        String[] metazones = METAZONES.get(abbreviation);
        if (metazones == null) {
            return Optional.empty();
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

    /** The zones of Europe's abbreviations have ids of their own; no city is guessed for them. */
    private static @Nullable String fixed(String abbreviation, String metazone) {
        return switch (metazone) {
            case "Europe_Western" -> "WET";
            case "Europe_Central" -> abbreviation.equals("MET") ? "MET" : "CET";
            case "Europe_Eastern" -> "EET";
            default -> NAMES.getReferenceZoneID(metazone, "001");
        };
    }

    private static void put(String abbreviations, String metazones) {
        for (String abbreviation : abbreviations.split(" ")) {
            METAZONES.put(abbreviation, metazones.split(" "));
        }
    }
}
