package dev.contactenricher.contact;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A phone number.
 *
 * @param e164 {@code +} and up to 15 digits, as ITU-T E.164 has it
 * @param countries alpha-2 codes that the number points at: the region it belongs to and the main region of its
 *     country code; empty where it points at none (+800 and the like)
 */
public record PhoneNumber(String e164, Set<String> countries) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 number");
        }
        countries = Set.copyOf(countries);
    }

    /** The number without its {@code +}. */
    public String digits() {
        return e164.substring(1);
    }

    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
