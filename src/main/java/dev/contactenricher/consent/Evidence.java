package dev.contactenricher.consent;

import dev.contactenricher.consent.ConsentSettings.UnreadableCountry;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.StatedCountry.Unreadable;
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
 * @param kind {@code country}, {@code address}, {@code phone}, {@code timezone} or {@code country_unreadable}
 * @param country the alpha-2 code or region that it points at, or null where that is in doubt
 */
record Evidence(String kind, @Nullable String country) {

    static List<Evidence> in(Contact contact, UnreadableCountry unreadable) {
        List<Evidence> found = new ArrayList<>(4);
        Country country = contact.country();
        if (country.stated() instanceof Region region && GdprTerritory.reachesInto(region.code())) {
            found.add(new Evidence("country", region.code()));
        }
        add(found, "country", only(country.given()));
        add(found, "address", only(country.found()));
        Set<String> ofPhone = countries(contact.phone());
        add(found, "phone", ofPhone);
        TimeZoneId zone = contact.timeZone();
        Set<String> ofZone = zone.given() ? zone.countries() : Set.of();
        add(found, "timezone", ofZone);
        boolean placed = country.found() != null || !ofPhone.isEmpty() || !ofZone.isEmpty();
        if (country.stated() instanceof Unreadable && !placed && unreadable == UnreadableCountry.DOUBT) {
            found.add(new Evidence("country_unreadable", null));
        }
        return found;
    }

    /** Where it places the contact, for a message. */
    String where() {
        return country == null ? "whose country cannot be read" : "in " + country;
    }

    private static void add(List<Evidence> found, String kind, Collection<String> countries) {
        countries.stream()
                .filter(GdprTerritory::includes)
                .min(String::compareTo)
                .ifPresent(country -> found.add(new Evidence(kind, country)));
    }

    private static Set<String> countries(@Nullable PhoneNumber phone) {
        return phone == null ? Set.of() : phone.countries();
    }

    private static Set<String> only(@Nullable String country) {
        return country == null ? Set.of() : Set.of(country);
    }
}
