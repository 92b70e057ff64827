package dev.contactenricher.normalize;

import dev.contactenricher.address.AddressParts;
import dev.contactenricher.address.AddressReader;
import dev.contactenricher.address.ParsedAddress;
import dev.contactenricher.address.Placeholders;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Nothing;
import dev.contactenricher.contact.StatedCountry.Unreadable;
import dev.contactenricher.contact.TimeZoneId;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Findings;
import dev.contactenricher.text.LostLetters;
import dev.contactenricher.text.SpreadsheetText;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact is. Country, address, phone and time zone explain one another: what each says by itself is read first,
 * then what remains open is read with the others' help. The default country comes last, and only for a contact that says
 * nothing of its country: where something was said that cannot be read, as letters of it are lost, or that names no
 * country, none is sent and no phone is read by the default.
 *
 * @param addressFields the contact's fields that were read as parts of its address
 */
record Whereabouts(
        Country country,
        PostalAddress address,
        @Nullable PhoneNumber phone,
        TimeZoneId zone,
        Set<String> addressFields) {

    static Whereabouts of(ContactFields fields, Findings findings, boolean hasEmail, String defaultCountry) {
        AddressParts parts = AddressCells.read(fields, findings);
        String given = parts.stated().named();
        String phoneText = fields.several("phone");
        String zoneText = zoneText(fields);
        StatedCountry stated = ZoneField.stated(parts.stated(), zoneText);
        boolean open = stated instanceof Nothing;

        PhoneParser written = phoneText == null ? null : PhoneParser.of(phoneText);
        ParsedPhone international = written == null ? null : written.international();
        String phoneRegion = international == null ? null : international.region();
        TimeZoneId zone = ZoneField.read(zoneText, given != null ? given : ZoneField.territory(fields))
                .orElse(null);
        String zoneRegion = zone == null ? null : ZoneField.regionOf(zone, zoneText);
        String fallback = open && !ZoneField.isKeptOnlyOutside(defaultCountry, zoneText) ? defaultCountry : null;

        String expected = fallback == null && zone != null ? ZoneField.onlyCountryOf(zone) : fallback;
        ParsedAddress parsed = new AddressReader(findings).read(parts, first(phoneRegion, zoneRegion, expected));
        String found = parsed.country();
        boolean isPlaced = !open || first(found, phoneRegion, zoneRegion) != null;
        if (!isPlaced && (parts.origin().unread() || isDoubt(fields, phoneText, parsed.address(), defaultCountry))) {
            stated = new Unreadable();
            open = false;
            fallback = null;
        }

        String assumed = first(given, found, zoneRegion, fallback);
        boolean evident = given != null || found != null || zoneRegion != null;
        ParsedPhone phone = PhoneField.read(written, assumed, evident, hasEmail, findings);
        if (phone != null && phone.isAbroad(assumed)) {
            phoneRegion = phone.region();
        }
        String implied = first(phoneRegion, zoneRegion, fallback);
        boolean inPart = given != null && found != null && Territories.isPartOf(found, given);
        String country = first(inPart ? found : given, found, open ? implied : null);
        zone = ZoneField.read(zoneText, first(given, found, phoneRegion, ZoneField.territory(fields)))
                .orElse(zone);
        if (zone == null) {
            if (zoneText != null) {
                findings.warn(
                        "timezone",
                        "timezone_unknown",
                        "Not a known time zone; what country or phone imply is used, else an offset that it gives");
            }
            zone = ZoneField.implied(first(given, found), phone == null ? null : phone.region());
            if (zoneText != null && zone.equals(TimeZoneId.UTC_FALLBACK)) {
                zone = TimeZones.offsetIn(zoneText).orElse(zone);
            }
        }
        return new Whereabouts(
                new Country(country, stated, found),
                said(parsed.address(), findings),
                phone == null ? null : phone.number(),
                zone,
                parts.origin().used());
    }

    private static @Nullable String zoneText(ContactFields fields) {
        String text = fields.text("timezone");
        return text == null ? null : SpreadsheetText.plain(text);
    }

    /** Such as {@code M?nchen}: the letter that is gone is none of those that all encodings share, so it is doubt, not silence. */
    private static boolean isPlaceLost(PostalAddress address) {
        String place = address.city() == null && address.state() == null ? address.address1() : address.city();
        return LostLetters.areInPlace(place) || LostLetters.areInPlace(address.state());
    }

    /** Whether something may say another country than the default, and cannot be read. */
    private static boolean isDoubt(
            ContactFields fields, @Nullable String phone, PostalAddress address, String defaultCountry) {
        return isPlaceLost(address) && !hasStateOf(defaultCountry, address)
                || ParsedPhone.pointsAbroad(phone, defaultCountry)
                || phone == null && fields.isContainer("phone")
                || fields.isContainer("timezone");
    }

    private static boolean hasStateOf(String country, PostalAddress address) {
        return address.state() != null && Subdivisions.find(country, address.state()) != null;
    }

    /** Without parts that say nothing: what is left of a text may be a mark. */
    private static PostalAddress said(PostalAddress address, Findings findings) {
        var said = new PostalAddress(
                said(address.address1(), findings),
                said(address.address2(), findings),
                said(address.city(), findings),
                said(address.state(), findings),
                said(address.postalCode(), findings));
        if (isPlaceLost(said)) {
            LostLetters.tell("address", findings);
        } else {
            LostLetters.tell("address", findings, said.address1(), said.address2());
        }
        return said;
    }

    private static @Nullable String said(@Nullable String part, Findings findings) {
        if (part != null && LostLetters.areAll(part)) {
            findings.warn("address", "letters_lost", "Has nothing left but signs of a wrong encoding; left out");
            return null;
        }
        return part == null || Placeholders.isNothing(part, "state") ? null : part;
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
