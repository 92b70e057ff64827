package dev.contactenricher.normalize;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.text.TimeZoneNames.NameType;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.contactenricher.text.Tables;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words that desktops and CRMs write for time zones: the display names of Windows, the names of Ruby on Rails, CLDR's
 * English names of metazones, and the cities that zones are called after.
 */
final class ZoneLabels {

    private static final TimeZoneNames NAMES = TimeZoneNames.getInstance(ULocale.ENGLISH);
    private static final Pattern MARKS = Pattern.compile("[\\p{M}'’.]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}&]+");
    private static final Pattern KIND_OF_TIME =
            Pattern.compile("\\b(?:standard|daylight|summer|saving|savings|time|zone)\\b");

    /** Regions of the tz database whose ids end in a place; others end in words such as {@code Eastern}. */
    private static final Set<String> REGIONS = Set.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific");

    /** Ids of Australia's states by the compass, whose words mean other things elsewhere. */
    private static final Set<String> NO_PLACES =
            Set.of("north", "south", "west", "lhi", "nsw", "act", "center", "easter");

    private static final Map<String, String> WINDOWS = new HashMap<>();
    private static final Map<String, String> RAILS = new HashMap<>();
    private static final Map<String, String> METAZONES = new HashMap<>();
    private static final Map<String, String> CITIES = new HashMap<>();

    static {
        Tables.read(ZoneLabels.class, "windows-zone-names.tsv").forEach(row -> WINDOWS.put(key(row[0]), row[1]));
        Tables.read(ZoneLabels.class, "rails-zone-names.tsv").forEach(row -> RAILS.put(key(row[0]), row[1]));
        loadMetazones();
        loadCities();
    }

    private ZoneLabels() {}

    /** The Windows id that has this display name, without the offset before it, or null. */
    static @Nullable String windowsId(String words) {
        return WINDOWS.get(key(words));
    }

    /** The IANA id that Rails calls so, or null. */
    static @Nullable String rails(String words) {
        return RAILS.get(key(words));
    }

    /** The zone of a metazone's English name in a country, or elsewhere the one that stands for it; that of {@code London time}; or null. */
    static @Nullable String longName(String words, @Nullable String country) {
        String key = key(words);
        String bare = KIND_OF_TIME.matcher(key).replaceAll(" ").strip().replaceAll(" +", " ");
        String metazone = bare.equals(key) ? null : METAZONES.get(bare);
        if (metazone == null) {
            return bare.equals(key) ? null : CITIES.getOrDefault(bare, RAILS.get(bare));
        }
        // Adak alone changes its clocks
        boolean honolulu = metazone.equals("Hawaii_Aleutian") && !key.contains("daylight");
        return honolulu ? "Pacific/Honolulu" : ofMetazone(metazone, country);
    }

    /** The zone of the metazone in the country, or elsewhere the one that stands for it. */
    static @Nullable String ofMetazone(String metazone, @Nullable String country) {
        String there = ZoneAbbreviations.chosen(new String[] {metazone}, country);
        return there == null ? ZoneAbbreviations.reference(metazone) : there;
    }

    /** The zone that is called after a city, or null. */
    static @Nullable String city(String words) {
        return CITIES.get(key(words));
    }

    /** The zone of the same kind of time that is in the country, or null. */
    static @Nullable String inCountry(String id, String country) {
        for (String metazone : NAMES.getAvailableMetaZoneIDs(id)) {
            String other = NAMES.getReferenceZoneID(metazone, country);
            if (other != null && country.equals(TimeZone.getRegion(other))) {
                return other;
            }
        }
        return ZoneOfCountry.keeping(country, id);
    }

    /** Lower case, without marks and punctuation. */
    static String key(String words) {
        String plain = MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(plain).replaceAll(" ").replace(" and ", " & ").strip();
    }

    private static void loadMetazones() {
        for (String metazone : NAMES.getAvailableMetaZoneIDs()) {
            for (NameType type :
                    new NameType[] {NameType.LONG_GENERIC, NameType.LONG_STANDARD, NameType.LONG_DAYLIGHT}) {
                String name = NAMES.getMetaZoneDisplayName(metazone, type);
                if (name != null) {
                    METAZONES.put(
                            KIND_OF_TIME
                                    .matcher(key(name))
                                    .replaceAll(" ")
                                    .strip()
                                    .replaceAll(" +", " "),
                            metazone);
                }
            }
        }
        for (String[] row : Tables.read(ZoneLabels.class, "zone-names.tsv")) {
            METAZONES.putIfAbsent(key(row[0]), row[1]);
        }
    }

    private static void loadCities() {
        for (String id : TimeZone.getAvailableIDs()) {
            int slash = id.indexOf('/');
            if (slash < 0 || !REGIONS.contains(id.substring(0, slash))) {
                continue;
            }
            String place = key(id.substring(id.lastIndexOf('/') + 1).replace('_', ' '));
            if (!NO_PLACES.contains(place) && id.indexOf('/', slash + 1) < 0) {
                CITIES.put(place, id);
            }
            String city = NAMES.getExemplarLocationName(id);
            if (city != null) {
                CITIES.putIfAbsent(key(city), id);
            }
        }
    }
}
