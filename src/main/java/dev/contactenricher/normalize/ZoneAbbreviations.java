package dev.contactenricher.normalize;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.contactenricher.text.Tables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Abbreviations of time zones. Each stands for one or more of CLDR's metazones, of which the country selects one;
 * without a country only those count that mean one thing.
 */
final class ZoneAbbreviations {

    private static final TimeZoneNames NAMES = TimeZoneNames.getInstance(ULocale.ENGLISH);

    /** What Australia calls its zones as America does. */
    private static final Pattern AUSTRALIAN_TOO = Pattern.compile("(?:EASTERN|CENTRAL)(?: DAYLIGHT)?(?: TIME)?");

    private static final Pattern TIME = Pattern.compile("(?: TIME| ZEIT)?\\.?$");
    private static final Pattern DOTTED = Pattern.compile("\\p{L}(?:\\.\\p{L}){1,4}");

    private static final Map<String, String[]> METAZONES = new HashMap<>();

    static {
        for (String[] row : Tables.read(ZoneAbbreviations.class, "zone-abbreviations.tsv")) {
            for (String abbreviation : row[0].split(" ")) {
                METAZONES.put(abbreviation, row[1].split(" "));
            }
        }
    }

    private ZoneAbbreviations() {}

    /**
     * @param minutes the offset that stands beside the abbreviation, or null
     * @param country of the contact, or null when that is not known
     */
    static Optional<String> find(String text, @Nullable Integer minutes, @Nullable String country) {
        String abbreviation = bare(text);
        String american = AmericanZones.find(abbreviation);
        String[] metazones = METAZONES.get(abbreviation);
        if (metazones == null) {
            String there = american == null || country == null ? null : ZoneLabels.inCountry(american, country);
            if (there == null
                    && "AU".equals(country)
                    && AUSTRALIAN_TOO.matcher(abbreviation).matches()) {
                there = chosen(METAZONES.getOrDefault(abbreviation.charAt(0) + "ST", new String[0]), country);
            }
            return Optional.ofNullable(there == null ? american : there);
        }
        String id = chosen(metazones, country);
        if (id == null && minutes != null && (american == null || !UtcOffsets.keeps(american, minutes))) {
            id = keeping(abbreviation, metazones, minutes);
        }
        if (id != null) {
            return Optional.of(id);
        }
        if (american != null) {
            return Optional.of(american);
        }
        return metazones.length == 1 ? Optional.ofNullable(fixed(abbreviation, metazones[0])) : Optional.empty();
    }

    /** In capitals, without full stops and the word for time: {@code C.E.T.}, {@code ET time}. */
    private static String bare(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (METAZONES.containsKey(upper) || upper.indexOf('/') >= 0) {
            return upper;
        }
        String bare = TIME.matcher(upper).replaceFirst("");
        bare = DOTTED.matcher(bare).matches() ? bare.replace(".", "") : bare;
        return METAZONES.containsKey(bare) ? bare : upper;
    }

    /** The zone that all of several abbreviations mean, as in {@code GMT/BST}, or null. */
    static @Nullable String common(List<String> abbreviations, @Nullable String country) {
        Set<String> common = null;
        for (String abbreviation : abbreviations) {
            String[] metazones = METAZONES.get(abbreviation.toUpperCase(Locale.ROOT));
            if (metazones == null) {
                return null;
            }
            if (common == null) {
                common = new LinkedHashSet<>(Arrays.asList(metazones));
            } else {
                common.retainAll(Arrays.asList(metazones));
            }
        }
        if (common == null || common.isEmpty()) {
            return null;
        }
        String[] left = common.toArray(String[]::new);
        String chosen = chosen(left, country);
        String american = AmericanZones.find(abbreviations.getFirst().toUpperCase(Locale.ROOT));
        if (chosen != null || american != null) {
            return chosen == null ? american : chosen;
        }
        return left.length == 1 ? fixed(abbreviations.getFirst(), left[0]) : null;
    }

    /** The zone of one of the metazones that is in the country, or the country's only one that keeps the time of one; or null. */
    static @Nullable String chosen(String[] metazones, @Nullable String country) {
        if (country == null) {
            return null;
        }
        for (String metazone : metazones) {
            String id = in(country, metazone);
            if (id != null) {
                return id;
            }
        }
        for (String metazone : metazones) {
            String id = reference(metazone);
            String only = id == null ? null : ZoneOfCountry.keeping(country, id);
            if (only != null) {
                return only;
            }
        }
        return null;
    }

    /** The zone of the metazone that CLDR names for the country, or null. */
    private static @Nullable String in(String country, String metazone) {
        String reference = reference(metazone);
        String id = reference != null && country.equals(TimeZone.getRegion(reference))
                ? reference
                : NAMES.getReferenceZoneID(metazone, country);
        return id != null && country.equals(TimeZone.getRegion(id)) ? id : null;
    }

    /** The zone of the first of the metazones that knows the offset, or null. */
    private static @Nullable String keeping(String abbreviation, String[] metazones, int minutes) {
        for (String metazone : metazones) {
            String id = NAMES.getReferenceZoneID(metazone, "001");
            if (id != null && UtcOffsets.keeps(id, minutes)) {
                return fixed(abbreviation, metazone);
            }
        }
        return null;
    }

    /** The zones of Europe's abbreviations have ids of their own, which {@code getIanaID} may lead to a city by now. */
    private static @Nullable String fixed(String abbreviation, String metazone) {
        return switch (metazone) {
            case "Europe_Western" -> "WET";
            case "Europe_Central" -> abbreviation.equals("MET") ? "MET" : "CET";
            case "Europe_Eastern" -> "EET";
            default -> reference(metazone);
        };
    }

    /** The zone that stands for the metazone: CLDR's choice, but for Juneau, the Canaries, Kuching and Saipan. */
    static @Nullable String reference(String metazone) {
        return switch (metazone) {
            case "Alaska" -> "America/Anchorage";
            case "Europe_Western" -> "Europe/Lisbon";
            case "Malaysia" -> "Asia/Kuala_Lumpur";
            case "Chamorro" -> "Pacific/Guam";
            default -> NAMES.getReferenceZoneID(metazone, "001");
        };
    }
}
