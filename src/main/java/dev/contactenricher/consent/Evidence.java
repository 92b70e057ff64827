package dev.contactenricher.consent;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.TimeZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something in a contact that points at the GDPR's territory. What was only assumed (the default country, an implied
 * time zone) is no evidence.
 *
 * @param kind {@code country}, {@code address}, {@code phone} or {@code timezone}
 * @param country the alpha-2 code it points at
 */
record Evidence(String kind, String country) {

    static List<Evidence> in(Contact contact) {
        List<Evidence> found = new ArrayList<>(4);
        Country country = contact.country();
        add(found, "country", only(country.given()));
        add(found, "address", only(country.found()));
        PhoneNumber phone = contact.phone();
        add(found, "phone", phone == null ? Set.of() : phone.countries());
        TimeZoneId zone = contact.timeZone();
        add(found, "timezone", zone.given() ? zone.countries() : Set.of());
        return found;
    }

    private static void add(List<Evidence> found, String kind, Collection<String> countries) {
        countries.stream()
                .filter(GdprTerritory::includes)
                .min(String::compareTo)
                .ifPresent(country -> found.add(new Evidence(kind, country)));
    }

    private static Set<String> only(@Nullable String country) {
        return country == null ? Set.of() : Set.of(country);
    }
}
