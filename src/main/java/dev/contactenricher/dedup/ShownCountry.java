package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.TimeZoneId;

/**
 * A country with what shows it. An address and its country are of one age, so the most recent address that shows one and
 * the most recent address are the same, unless that one shows none.
 *
 * @param address the address that shows it, empty where none does
 */
record ShownCountry(Country country, PostalAddress address, CountrySource source) {

    static ShownCountry of(Survivor survivor) {
        Country country = survivor.contact().country();
        if (survivor.countryOfAddress()) {
            PostalAddress other = survivor.countryShownBy();
            return new ShownCountry(
                    country, other == null ? survivor.contact().address() : other, CountrySource.ADDRESS);
        }
        CountrySource source = Survivorship.isEvident(country)
                ? CountrySource.NAMED
                : country.code() == null
                        ? CountrySource.UNREADABLE
                        : survivor.countryImplied() ? CountrySource.IMPLIED : CountrySource.DEFAULT;
        return new ShownCountry(country, PostalAddress.NONE, source);
    }

    /** Whether the contact's phone or time zone speaks for its country, as far as nothing else does. */
    static boolean isImplied(Contact contact) {
        String code = contact.country().code();
        return code != null && !Survivorship.isEvident(contact.country()) && speaksFor(contact, code);
    }

    /** Whether the phone or the time zone of the contact points at that country. */
    static boolean speaksFor(Contact contact, String code) {
        PhoneNumber phone = contact.phone();
        TimeZoneId zone = contact.timeZone();
        return phone != null && phone.countries().contains(code)
                || zone.given() && zone.countries().contains(code);
    }

    /** Orders two of the same age, those of the same address together. */
    String text() {
        return Values.text(address) + '\n' + country.code() + country.found();
    }

    @Override
    public String toString() {
        return "ShownCountry[…]";
    }
}
