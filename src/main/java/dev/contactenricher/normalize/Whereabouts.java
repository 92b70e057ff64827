package dev.contactenricher.normalize;

import dev.contactenricher.address.AddressParts;
import dev.contactenricher.address.AddressReader;
import dev.contactenricher.address.ParsedAddress;
import dev.contactenricher.address.Placeholders;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.CountryZones;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Nothing;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.TimeZoneId;
import dev.contactenricher.country.StatedCountries;
import dev.contactenricher.country.Territories;
import dev.contactenricher.normalize.PhoneParser.Phone;
import dev.contactenricher.text.Findings;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where someone is. Country, address, phone and time zone explain one another: what each says by itself is read first,
 * then what remains open is read with the others' help. The default country comes last, and only for a contact that says
 * nothing of its country: where something was said that cannot be read, or that names no country, none is sent and no phone
 * is read by the default.
 *
 * @param addressFields the contact's fields that were read as parts of its address
 */
record Whereabouts(
        Country country,
        PostalAddress address,
        @Nullable PhoneNumber phone,
        TimeZoneId zone,
        Set<String> addressFields) {

    private static final String NO_TERRITORY = "ZZ";

    static Whereabouts of(ContactFields fields, Findings findings, boolean hasEmail, String defaultCountry) {
        AddressParts parts = AddressCells.read(fields, findings);
        String given = parts.stated().named();
        String phoneText = fields.text("phone");
        String zoneText = fields.text("timezone");
        StatedCountry stated = stated(parts.stated(), zoneText);
        String fallback = stated instanceof Nothing ? defaultCountry : null;

        PhoneParser written = phoneText == null ? null : PhoneParser.of(phoneText);
        Phone international = written == null ? null : written.international();
        String phoneRegion = international == null ? null : international.region();
        TimeZoneId zone =
                zone(zoneText, given != null ? given : territory(fields)).orElse(null);
        String zoneRegion = zone == null ? null : regionOf(zone, zoneText);

        ParsedAddress parsed = new AddressReader(findings).read(parts, first(phoneRegion, zoneRegion, fallback));
        String found = parsed.country();

        String assumed = first(given, found, zoneRegion, fallback);
        boolean evident = given != null || found != null || zoneRegion != null;
        Phone phone = phone(written, assumed, evident, hasEmail, findings);
        if (phone != null && phone.isAbroad(assumed)) {
            phoneRegion = phone.region();
        }
        String implied = first(phoneRegion, zoneRegion, fallback);
        boolean inPart = given != null && found != null && Territories.isPartOf(found, given);
        String country = first(inPart ? found : given, found, fallback == null ? null : implied);
        zone = zone(zoneText, first(given, found, phoneRegion, territory(fields)))
                .orElse(zone);
        if (zone == null) {
            if (zoneText != null) {
                findings.warn(
                        "timezone",
                        "timezone_unknown",
                        "Not a known time zone; what country or phone imply is used, else an offset that it gives");
            }
            zone = implied(first(given, found), phone == null ? null : phone.region());
            if (zoneText != null && zone.equals(TimeZoneId.UTC_FALLBACK)) {
                zone = TimeZones.offsetIn(zoneText).orElse(zone);
            }
        }
        return new Whereabouts(
                new Country(country, stated, found),
                said(parsed.address()),
                phone == null ? null : phone.number(),
                zone,
                parts.used());
    }

    /** Where the place of a zone cannot be read, its part of the world still says something: {@code Europe/Berln}. */
    private static StatedCountry stated(StatedCountry stated, @Nullable String zone) {
        int area = zone == null ? -1 : zone.indexOf('/');
        if (zone == null
                || area < 0
                || !(stated instanceof Nothing)
                || zone(zone, null).isPresent()) {
            return stated;
        }
        StatedCountry part = StatedCountries.of(zone.substring(0, area));
        return part instanceof Region ? part : stated;
    }

    /** Without parts that say nothing: what is left of a text may be a mark. */
    private static PostalAddress said(PostalAddress address) {
        return new PostalAddress(
                said(address.address1()),
                said(address.address2()),
                said(address.city()),
                said(address.state()),
                said(address.postalCode()));
    }

    private static @Nullable String said(@Nullable String part) {
        return part == null || Placeholders.isNothing(part, "state") ? null : part;
    }

    private static Optional<TimeZoneId> zone(@Nullable String text, @Nullable String country) {
        return text == null ? Optional.empty() : TimeZones.parse(text, country);
    }

    /** An abbreviation's default is no evidence of a country. */
    private static @Nullable String regionOf(TimeZoneId zone, @Nullable String text) {
        boolean named = text != null && TimeZones.isPlace(text);
        Set<String> countries = zone.countries();
        return named && countries.size() == 1 ? countries.iterator().next() : null;
    }

    /** CLDR's code for "no territory", which gives a Windows zone its fixed offset. */
    private static @Nullable String territory(ContactFields fields) {
        JsonNode country = fields.value("country");
        return country != null && country.isString() && country.stringValue().equals(NO_TERRITORY)
                ? NO_TERRITORY
                : null;
    }

    private static @Nullable Phone phone(
            @Nullable PhoneParser written,
            @Nullable String region,
            boolean evident,
            boolean hasEmail,
            Findings findings) {
        if (written == null) {
            return null;
        }
        Phone phone = written.in(region, evident);
        if (phone == null) {
            if (hasEmail) {
                findings.warn("phone", "phone_invalid", "Not a phone number that can be dialled; left out");
            } else {
                findings.error("phone", "phone_invalid", "Must be a phone number that can be dialled");
            }
            return null;
        }
        if (!phone.valid()) {
            findings.warn("phone", "phone_invalid", "Not a number that is known to be in use; kept");
        }
        if (phone.several()) {
            findings.warn("phone", "phone_several", "Holds more than one number; the first valid one was taken");
        }
        if (phone.number().extension() != null) {
            findings.warn(
                    "phone",
                    "phone_extension",
                    "The extension has no place in E.164; not sent, but it tells people apart");
        }
        return phone;
    }

    private static TimeZoneId implied(@Nullable String country, @Nullable String phoneRegion) {
        return Stream.of(Optional.ofNullable(country), Optional.ofNullable(phoneRegion))
                .flatMap(Optional::stream)
                .flatMap(region -> CountryZones.onlyZoneOf(region).stream())
                .findFirst()
                .orElse(TimeZoneId.UTC_FALLBACK);
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
