package dev.contactenricher.contact;

import java.util.Set;

/**
 * The time zone of a contact.
 *
 * @param id current IANA id, {@code UTC}, or an offset such as {@code +05:30}
 * @param given true when the contact itself named it; false when it was implied or fell back to {@code UTC}
 * @param countries alpha-2 codes of the countries that a given zone points at; empty for offsets and {@code UTC}
 */
public record TimeZoneId(String id, boolean given, Set<String> countries) {

    public static final TimeZoneId UTC_FALLBACK = new TimeZoneId("UTC", false, Set.of());

    public TimeZoneId {
        countries = Set.copyOf(countries);
    }
}
