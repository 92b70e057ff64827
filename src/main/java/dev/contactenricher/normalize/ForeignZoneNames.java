package dev.contactenricher.normalize;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.text.TimeZoneNames.NameType;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import dev.contactenricher.text.Tables;
import dev.contactenricher.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What CLDR calls time zones and their cities in other languages than English: {@code Mitteleuropäische Zeit}, {@code Le
 * Caire}. Read when the first label comes that English does not explain.
 */
final class ForeignZoneNames {

    private record WindowsList(String id, Set<String> zones) {}

    private static final List<String> LANGUAGES = List.of(
            "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "es-419", "es-MX", "fr-CA", "pt-PT", "cs", "hu",
            "fi", "ro", "el", "tr", "ru", "uk", "ja", "zh", "ko", "bg", "et", "hr", "lt", "lv", "sk", "sl", "ga", "mt",
            "is", "sr", "ca", "ar", "he", "fa", "hi", "bn", "ur", "id", "ms", "vi", "th", "zh-Hant", "en-GB");
    private static final List<NameType> KINDS =
            List.of(NameType.LONG_GENERIC, NameType.LONG_STANDARD, NameType.LONG_DAYLIGHT);
    private static final int FEWEST_IN_COMMON = 2;

    private static final Pattern KIND = Pattern.compile(
            "(?:normal|sommer|sommar|standard|vinter)(?=zeit|tid\\b)|(?:kesa|normaali)(?=aika)|\\b(?:normale|avancee|dete|estandar|(?:de )?verano|padrao|(?:de )?verao|standard|legale|estiva"
                    + "|standaardtijd|zomertijd|standardowy|letni)\\b");
    private static final Map<String, String> METAZONES = new HashMap<>();
    private static final Map<String, String> CITIES = new HashMap<>();
    private static final List<WindowsList> WINDOWS = new ArrayList<>();

    static {
        Set<String> ids = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null);
        for (String language : LANGUAGES) {
            TimeZoneNames names = TimeZoneNames.getInstance(ULocale.forLanguageTag(language));
            for (String metazone : names.getAvailableMetaZoneIDs()) {
                for (NameType kind : KINDS) {
                    String name = names.getMetaZoneDisplayName(metazone, kind);
                    if (name != null) {
                        METAZONES.putIfAbsent(bare(name), metazone);
                    }
                }
            }
            String universal = names.getDisplayName("Etc/UTC", NameType.LONG_STANDARD, 0);
            if (universal != null) {
                CITIES.putIfAbsent(ZoneLabels.key(universal), "UTC");
            }
            for (String id : ids) {
                String city = names.getExemplarLocationName(id);
                if (city != null) {
                    CITIES.putIfAbsent(ZoneLabels.key(city), id);
                }
            }
        }
        // in Russian CLDR has it for Minsk's, where the same time is kept
        METAZONES.put(bare("Московское время"), "Moscow");
        for (String[] row : Tables.read(ForeignZoneNames.class, "windows-zone-names.tsv")) {
            WINDOWS.add(new WindowsList(row[1], zones(List.of(row[0].split(", ")))));
        }
    }

    private ForeignZoneNames() {}

    /** Without the words for standard and summer time; those for time must stand in it. */
    private static String bare(String words) {
        return Words.trim(KIND.matcher(ZoneLabels.key(words)).replaceAll(" ").replaceAll(" +", " "));
    }

    /** The zone that the words, or the parts of them, name, or null. */
    static @Nullable String find(
            String words, List<String> parts, @Nullable Integer minutes, @Nullable String country) {
        for (String part : parts.size() > 1 ? parts : List.of(words)) {
            String metazone = metazone(part);
            if (metazone != null) {
                // Adak alone changes its clocks
                return metazone.equals("Hawaii_Aleutian")
                        ? "Pacific/Honolulu"
                        : ZoneLabels.ofMetazone(metazone, country);
            }
        }
        List<String> places = parts.stream()
                .map(ForeignZoneNames::city)
                .filter(Objects::nonNull)
                .toList();
        String zone = places.isEmpty() ? ZoneOfCountry.find(parts) : ZoneWords.one(places, country);
        // of a list perhaps one city is known, and not the one that is meant
        boolean other = zone != null && minutes != null && parts.size() > 1 && !UtcOffsets.keeps(zone, minutes);
        return other ? null : zone;
    }

    /** The metazone of that name, or null. */
    private static @Nullable String metazone(String words) {
        return METAZONES.get(bare(words));
    }

    /** The zone that is called after a city, or null. */
    private static @Nullable String city(String words) {
        return CITIES.get(ZoneLabels.key(words));
    }

    /**
     * The zone that stands for the list of Windows whose cities the words name in whatever language, two of them at least and
     * the zone's own among them, or null.
     */
    static @Nullable String ofList(List<String> cities) {
        Set<String> zones = zones(cities);
        String closest = null;
        int most = FEWEST_IN_COMMON - 1;
        for (WindowsList list : WINDOWS) {
            int common = (int) list.zones.stream().filter(zones::contains).count();
            if (common > most) {
                most = common;
                closest = list.id;
            }
        }
        String zone = closest == null ? null : TimeZones.windows(closest, null).orElse(null);
        return zone != null && zones.contains(TimeZone.getCanonicalID(zone)) ? zone : null;
    }

    private static Set<String> zones(List<String> cities) {
        Set<String> zones = new HashSet<>();
        for (String name : cities) {
            String english = ZoneLabels.city(name);
            String zone = english == null ? city(name) : english;
            if (zone != null) {
                zones.add(TimeZone.getCanonicalID(zone));
            }
        }
        return zones;
    }
}
