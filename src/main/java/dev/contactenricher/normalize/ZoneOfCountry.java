package dev.contactenricher.normalize;

import com.ibm.icu.util.TimeZone;
import dev.contactenricher.contact.CountryZones;
import dev.contactenricher.contact.TimeZoneId;
import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.LargeCities;
import dev.contactenricher.country.Subdivisions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The zone of a label that names no more than a country with one zone, or a city of it. */
final class ZoneOfCountry {

    private static final Pattern OF_COUNTRY = Pattern.compile("(?i)(.{2,40}) time(?: ?zone)?");

    private ZoneOfCountry() {}

    /** Georgia alone may be the American state. */
    private static @Nullable String ofName(String text) {
        String city = LargeCities.countryOf(text);
        return city != null || Subdivisions.find("US", text) != null ? city : CountryNames.find(text);
    }

    /** The only zone of a country that keeps the same time as another one, or null: Europe/Riga for {@code EET}. */
    static @Nullable String keeping(String country, String id) {
        return CountryZones.onlyZoneOf(country)
                .map(TimeZoneId::id)
                .filter(only -> UtcOffsets.sameTime(only, id))
                .orElse(null);
    }

    /** {@code Hamburg}, {@code Ireland}, {@code UK Time}: a well-known city or a country that has only one zone. */
    static @Nullable String find(List<String> parts) {
        for (String part : parts) {
            String bare = OF_COUNTRY.matcher(part).replaceFirst("$1");
            String country = bare.equals(part) ? ofName(part) : CountryNames.codeOrName(bare);
            Optional<TimeZoneId> only = country == null ? Optional.empty() : CountryZones.onlyZoneOf(country);
            if (only.isPresent()) {
                return only.get().id();
            }
        }
        return null;
    }

    /** Windows writes an offset before its names, Rails may do so. */
    private static @Nullable String place(String words, boolean offset, @Nullable String country) {
        String windowsId = ZoneLabels.windowsId(words);
        String windows =
                windowsId == null ? null : TimeZones.windows(windowsId, country).orElse(null);
        String rails = ZoneLabels.rails(words);
        if (offset ? windows != null : rails == null) {
            return windows == null ? ZoneLabels.city(words) : windows;
        }
        return rails == null ? ZoneLabels.city(words) : rails;
    }

    /** Of two cities of one name the country, or the offset, tells which is meant: Victoria on Mahé is not Melbourne's. */
    static @Nullable String place(String words, @Nullable Integer minutes, @Nullable String country) {
        String zone = place(words, minutes != null, country);
        if (zone == null || country != null && country.equals(TimeZone.getRegion(zone))) {
            return zone;
        }
        boolean keeps = minutes == null || UtcOffsets.keeps(zone, minutes);
        String there = country == null || keeps && ZoneLabels.city(words) != null
                ? null
                : CountryZones.onlyZoneOf(country).map(TimeZoneId::id).orElse(null);
        if (there != null && (minutes == null ? UtcOffsets.sameTime(there, zone) : UtcOffsets.keeps(there, minutes))) {
            return there;
        }
        return minutes == null || keeps || !UtcOffsets.isFar(zone, minutes) ? zone : null;
    }
}
