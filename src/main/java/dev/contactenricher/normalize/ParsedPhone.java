package dev.contactenricher.normalize;

import dev.contactenricher.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * @param region alpha-2 code of the region that the number belongs to, or null
 * @param valid false when such a number can be dialled but is not known to be in use
 * @param several true when the field held more numbers than this one
 */
record ParsedPhone(PhoneNumber number, @Nullable String region, boolean valid, boolean several) {

    boolean isOf(@Nullable String country) {
        return country != null && number.countries().contains(country);
    }

    ParsedPhone withExtension(@Nullable String extension) {
        return extension == null
                ? this
                : new ParsedPhone(
                        new PhoneNumber(number.e164(), number.countries(), extension, !valid), region, valid, several);
    }

    /** True when it was dialled out of that region, as in {@code 011 44 …}: then it speaks for a country by itself. */
    boolean isAbroad(@Nullable String dialledFrom) {
        return dialledFrom == null
                || !PhoneParser.UTIL.getSupportedRegions().contains(dialledFrom)
                || !number.e164().startsWith("+" + PhoneParser.UTIL.getCountryCodeForRegion(dialledFrom));
    }
}
