package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.CountryZones;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.TimeZoneId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The country and the time zone that are sent beside a surviving address: its own and what it implies, never those of an
 * earlier address elsewhere. Found when it is sent, as only then it is known what survives.
 *
 * @param country null where none is known of the address
 * @param isKnown whether anything but the default speaks for the country
 * @param zone the one that was given, else the one that country or phone imply, else the fallback
 */
record Residence(@Nullable String country, boolean isKnown, TimeZoneId zone) {

    static Residence of(Survivor survivor) {
        Contact contact = survivor.contact();
        String code = country(survivor);
        boolean isEvident = Survivorship.isEvident(contact.country());
        boolean isKnown = code == null || isEvident || ShownCountry.speaksFor(contact, code);
        return new Residence(code, isKnown, zone(contact, isEvident ? code : null));
    }

    private static @Nullable String country(Survivor survivor) {
        Contact contact = survivor.contact();
        String code = contact.country().code();
        PostalAddress shownBy = survivor.countryShownBy();
        if (shownBy != null && isElsewhere(contact.address(), shownBy)) {
            return namedSince(survivor);
        }
        boolean isStale = survivor.countryImplied() && code != null && !ShownCountry.speaksFor(contact, code);
        return isStale ? null : code;
    }

    /** What was named on its own after the address that showed the country: it may be that of a later address. */
    private static @Nullable String namedSince(Survivor survivor) {
        Country country = survivor.contact().country();
        Instant shown = survivor.stamp("country");
        Instant named = survivor.stamp("country.given");
        return named != null && (shown == null || named.isAfter(shown)) ? country.given() : null;
    }

    /** An address that names no town may be in that of the other. */
    private static boolean isElsewhere(PostalAddress address, PostalAddress other) {
        boolean namesTown =
                Stream.of(address.city(), address.state(), address.postalCode()).anyMatch(part -> part != null);
        return namesTown && !same(address.city(), other.city()) && !same(address.postalCode(), other.postalCode());
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private static TimeZoneId zone(Contact contact, @Nullable String country) {
        if (contact.timeZone().given()) {
            return contact.timeZone();
        }
        PhoneNumber phone = contact.phone();
        Stream<String> implying = Stream.concat(
                Stream.ofNullable(country),
                phone == null ? Stream.of() : phone.countries().stream().limit(1));
        return implying.map(CountryZones::onlyZoneOf)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(TimeZoneId.UTC_FALLBACK);
    }
}
