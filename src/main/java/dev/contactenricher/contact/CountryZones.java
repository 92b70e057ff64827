package dev.contactenricher.contact;

import com.ibm.icu.util.TimeZone;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The time zones that countries imply, as CLDR has them. */
public final class CountryZones {

    /** Countries whose zones have differed in history only: the one that CLDR calls primary. */
    private static final Map<String, String> ALIKE =
            Map.of("DE", "Europe/Berlin", "MY", "Asia/Kuala_Lumpur", "UZ", "Asia/Tashkent");

    private static final Map<String, Optional<TimeZoneId>> ONLY_ZONES = new ConcurrentHashMap<>();

    private CountryZones() {}

    /**
     * The zone of a country that has only one, or whose zones all keep the same time.
     *
     * @param country ISO 3166-1 alpha-2 code
     */
    public static Optional<TimeZoneId> onlyZoneOf(String country) {
        return ONLY_ZONES.computeIfAbsent(country, c -> {
            Set<String> zones = ALIKE.containsKey(c)
                    ? Set.of(ALIKE.get(c))
                    : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, c, null);
            return zones.size() == 1
                    ? zones.stream()
                            .map(id -> new TimeZoneId(current(id), false, Set.of()))
                            .findFirst()
                    : Optional.empty();
        });
    }

    /** The current IANA id for one of ICU's; {@code UTC} stays, and so does what ICU has no zone for, such as an offset. */
    public static String current(String id) {
        String iana = TimeZone.getIanaID(id);
        return iana.equals("Etc/UTC") ? "UTC" : iana.equals(TimeZone.UNKNOWN_ZONE_ID) ? id : iana;
    }
}
