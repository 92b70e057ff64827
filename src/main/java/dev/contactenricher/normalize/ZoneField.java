package dev.contactenricher.normalize;

import dev.contactenricher.contact.CountryZones;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Nothing;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.TimeZoneId;
import dev.contactenricher.country.StatedCountries;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the time zone of a contact is, and what it says of the country. */
final class ZoneField {

    private static final String NO_TERRITORY = "ZZ";

    private ZoneField() {}

    static Optional<TimeZoneId> read(@Nullable String text, @Nullable String country) {
        return text == null ? Optional.empty() : TimeZones.parse(text, country);
    }

    /** An abbreviation's default is no evidence of a country. */
    static @Nullable String regionOf(TimeZoneId zone, @Nullable String text) {
        return text != null && TimeZones.isPlace(text) ? onlyCountryOf(zone) : null;
    }

    static @Nullable String onlyCountryOf(TimeZoneId zone) {
        return zone.countries().size() == 1 ? zone.countries().iterator().next() : null;
    }

    /** True for {@code W. Europe Standard Time} in the United States, and not in the Netherlands, where it is Amsterdam's. */
    static boolean isKeptOnlyOutside(String country, @Nullable String text) {
        Set<String> countries = read(text, country).map(TimeZoneId::countries).orElse(Set.of());
        return !countries.isEmpty() && !countries.contains(country);
    }

    /** Where the place of a zone cannot be read, its part of the world still says something: {@code Europe/Berln}. */
    static StatedCountry stated(StatedCountry stated, @Nullable String zone) {
        int area = zone == null ? -1 : zone.indexOf('/');
        if (zone == null
                || area < 0
                || !(stated instanceof Nothing)
                || read(zone, null).isPresent()) {
            return stated;
        }
        StatedCountry part = StatedCountries.of(zone.substring(0, area));
        return part instanceof Region ? part : stated;
    }

    /** CLDR's code for "no territory", which gives a Windows zone its fixed offset. */
    static @Nullable String territory(ContactFields fields) {
        JsonNode country = fields.value("country");
        return country != null && country.isString() && country.stringValue().equals(NO_TERRITORY)
                ? NO_TERRITORY
                : null;
    }

    static TimeZoneId implied(@Nullable String country, @Nullable String phoneRegion) {
        return Stream.of(Optional.ofNullable(country), Optional.ofNullable(phoneRegion))
                .flatMap(Optional::stream)
                .flatMap(region -> CountryZones.onlyZoneOf(region).stream())
                .findFirst()
                .orElse(TimeZoneId.UTC_FALLBACK);
    }
}
