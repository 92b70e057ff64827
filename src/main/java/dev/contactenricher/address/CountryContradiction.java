package dev.contactenricher.address;

import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.country.CityCodes;
import dev.contactenricher.country.LargeCities;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import org.jspecify.annotations.Nullable;

/**
 * Tells an address that is not in the country which the contact names: {@code 10117 Berlin} beside {@code US}. A CRM fills
 * that field in by itself; a town of another country with its code is evidence of where the person is.
 */
final class CountryContradiction {

    private CountryContradiction() {}

    /** Whether nothing of the address needs another country than the one named. */
    static boolean isAtHome(PostalAddress address, String named) {
        String city = address.city();
        String state = address.state();
        if (state != null && Subdivisions.find(named, state) != null) {
            return true;
        }
        return city != null && fits(named, city, address.postalCode()) && isSmallElsewhere(city, named);
    }

    /**
     * @param byItself what the address says when nothing is known of its country
     * @return the other country that it lies in, or null
     */
    static @Nullable String find(ParsedAddress byItself, String named) {
        String country = byItself.country();
        String city = byItself.address().city();
        String code = byItself.address().postalCode();
        if (country == null
                || city == null
                || code == null
                || isAtHome(byItself.address(), named)
                || named.equals("US") && CityCodes.areOfAmericanNamesake(city, code)) {
            return null;
        }
        boolean related =
                country.equals(named) || Territories.isPartOf(country, named) || Territories.isPartOf(named, country);
        return !related
                        && fits(country, city, code)
                        && (!fits(named, city, code) || country.equals(LargeCities.countryOf(city)))
                ? country
                : null;
    }

    private static boolean fits(String country, String city, @Nullable String code) {
        return code != null && PostalCodes.customary(country, code).isPresent() && Places.isPlace(country, city);
    }

    private static boolean isSmallElsewhere(String city, String named) {
        String known = LargeCities.countryOf(city);
        return known == null || known.equals(named);
    }
}
