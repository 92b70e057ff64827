package dev.contactenricher.normalize;

import com.ibm.icu.util.TimeZone;
import dev.contactenricher.contact.CountryZones;
import dev.contactenricher.contact.TimeZoneId;
import dev.contactenricher.country.Countries;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads IANA ids and aliases, Windows ids, abbreviations and UTC offsets. */
final class TimeZones {

    private static final String UTC = "UTC";
    private static final int MAX_WINDOWS_ID = 40;
    private static final Set<String> WINDOWS_CAPITALS = Set.of("us", "gmt", "utc", "sa", "aus", "fle", "gtb", "se");

    /** Windows ids of the United States that stood for zones of Canada, too. */
    private static final Set<String> CANADIAN =
            Set.of("pacific standard time", "mountain standard time", "central standard time");

    private static final Map<String, String> IDS = ids();
    private static final Map<String, String> WINDOWS_IDS = new ConcurrentHashMap<>();
    private static final Map<String, TimeZoneId> NAMED = new ConcurrentHashMap<>();

    private TimeZones() {}

    /** The zone that a text names for a contact of that country (null when unknown), or nothing. */
    static Optional<TimeZoneId> parse(String raw, @Nullable String country) {
        String text = ZoneReader.clean(raw);
        return ZoneAbbreviations.find(text, null, country)
                .or(() -> Optional.ofNullable(IDS.get(key(text))))
                .or(() -> windows(text, country))
                .or(() -> UtcOffsets.find(text))
                .or(() -> ZoneReader.find(text, country))
                .map(TimeZones::named);
    }

    /** The offset that a text gives beside words that mean no zone, or nothing. */
    static Optional<TimeZoneId> offsetIn(String raw) {
        return ZoneReader.offsetIn(ZoneReader.clean(raw)).map(TimeZones::named);
    }

    /** True when the text is or holds the id of a place: what else it may be says no more than which time is kept. */
    static boolean isPlace(String raw) {
        String id = ZoneReader.idIn(ZoneReader.clean(raw));
        return id != null && id.indexOf('/') > 0;
    }

    /** ICU's id for an IANA id or alias in any case, or null. */
    static @Nullable String id(String text) {
        return IDS.get(key(text));
    }

    /** ICU searches all of its Windows ids each time, so what it found is kept: a few hundred ids by country. */
    static Optional<String> windows(String text, @Nullable String country) {
        if (text.isEmpty() || text.length() > MAX_WINDOWS_ID) {
            return Optional.empty();
        }
        String key = text + "/" + country;
        String known = WINDOWS_IDS.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        String id = TimeZone.getIDForWindowsID(text, country);
        // in summer Windows shows the same name with Daylight for Standard
        String standard = recased(text).replace(" Daylight Time", " Standard Time");
        Optional<String> found = Optional.ofNullable(id != null ? id : TimeZone.getIDForWindowsID(standard, country))
                .map(zone -> inCountry(zone, text, country));
        found.ifPresent(zone -> WINDOWS_IDS.put(key, zone));
        return found;
    }

    /**
     * CLDR 49 has given British Columbia and Alberta, which change their clocks no more, Windows ids of their own, and no
     * longer knows a zone of theirs for the American ids, which is what systems that are not of 2026 have. For Central Time in
     * Canada it knows the hamlet of Rankin Inlet, where Winnipeg is meant.
     */
    private static String inCountry(String zone, String windowsId, @Nullable String country) {
        if (country == null || country.equals("ZZ")) {
            return zone;
        }
        boolean american = country.equals("CA") && CANADIAN.contains(windowsId.toLowerCase(Locale.ROOT));
        String meant = american ? TimeZone.getIDForWindowsID(recased(windowsId), "001") : zone;
        String other =
                american || !country.equals(TimeZone.getRegion(zone)) ? ZoneLabels.inCountry(meant, country) : null;
        return other == null ? zone : other;
    }

    /** Windows compares its ids without case, ICU does not. */
    private static String recased(String text) {
        StringBuilder recased = new StringBuilder(text.length());
        for (String word : text.toLowerCase(Locale.ROOT).split(" ")) {
            recased.append(recased.isEmpty() ? "" : " ")
                    .append(WINDOWS_CAPITALS.contains(word) ? word.toUpperCase(Locale.ROOT) : title(word));
        }
        return recased.toString();
    }

    private static String title(String word) {
        int first = word.startsWith("(") ? 2 : Math.min(1, word.length());
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }

    /** Only ids that ICU knows and offsets come here, so the table stays small. */
    private static TimeZoneId named(String id) {
        return NAMED.computeIfAbsent(id, i -> new TimeZoneId(CountryZones.current(i), true, countries(i)));
    }

    private static Set<String> countries(String id) {
        if (id.equals(UTC) || id.startsWith("+") || id.startsWith("-")) {
            return Set.of();
        }
        String own = TimeZone.getRegion(id);
        // of some aliases, such as Iceland, ICU knows only what they stand for
        String region = Countries.codes().contains(own) ? own : TimeZone.getRegion(CountryZones.current(id));
        return Countries.codes().contains(region) ? Set.of(region) : Set.of();
    }

    private static String key(String id) {
        return id.replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> ids() {
        Map<String, String> ids = new HashMap<>();
        for (String id : TimeZone.getAvailableIDs()) {
            if (id.contains("/") && !id.startsWith("SystemV/") && !id.equals(TimeZone.UNKNOWN_ZONE_ID)) {
                ids.put(key(id), id);
            }
        }
        for (String id :
                ("CET EET EST5EDT CST6CDT MST7MDT PST8PDT MET WET Cuba Egypt Eire GB GB-Eire GMT GMT0 Greenwich"
                                + " Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya NZ NZ-CHAT Navajo PRC Poland"
                                + " Portugal ROC ROK Singapore Turkey UCT UTC Universal W-SU Zulu HST")
                        .split(" ")) {
            ids.put(key(id), id);
        }
        // America/NewYork
        List.copyOf(ids.keySet()).stream()
                .filter(key -> key.indexOf('_') > 0)
                .forEach(key -> ids.putIfAbsent(key.replace("_", ""), ids.get(key)));
        ids.putAll(Map.of("z", UTC, "utc_time", UTC));
        return Map.copyOf(ids);
    }
}
