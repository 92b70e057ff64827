package dev.contactenricher.contact;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The country of a contact, with where it comes from: consent depends on what is evidence and what is a guess.
 *
 * @param code the ISO 3166-1 alpha-2 code that is sent
 * @param given the code that the contact itself named in {@code country} or {@code address.country}, or null
 * @param found the code that was found in the text of its address, or null
 */
public record Country(
        String code, @Nullable String given, @Nullable String found) {

    private static final Pattern ALPHA_2 = Pattern.compile("[A-Z]{2}");

    public Country {
        if (!ALPHA_2.matcher(code).matches()) {
            throw new IllegalArgumentException("not an alpha-2 code");
        }
    }

    /** A country that nothing in the contact speaks for: implied, or the default. */
    public static Country assumed(String code) {
        return new Country(code, null, null);
    }
}
