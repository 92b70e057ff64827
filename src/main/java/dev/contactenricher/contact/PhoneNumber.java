package dev.contactenricher.contact;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number in the form that is sent, with the form that is compared.
 *
 * @param e164 {@code +} and up to 15 digits, as ITU-T E.164 has it
 * @param countries alpha-2 codes that the number points at: the region it belongs to, then the main region of its
 *     country code; empty where it points at none (+800 and the like)
 * @param extension the digits behind the number of a switchboard, or null; never sent, as E.164 has no place for them
 * @param doubtful true where the number has the length of one but is not known to be in use
 */
public record PhoneNumber(
        String e164, Set<String> countries, @Nullable String extension, boolean doubtful) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 number");
        }
        countries = Collections.unmodifiableSet(new LinkedHashSet<>(countries));
    }

    public PhoneNumber(String e164, Set<String> countries) {
        this(e164, countries, null, false);
    }

    public PhoneNumber(String e164, Set<String> countries, @Nullable String extension) {
        this(e164, countries, extension, false);
    }

    /** The matching key, equal for numbers that ring at the same telephone; see {@link PhoneKeys}. */
    public String key() {
        return PhoneKeys.of(e164, extension);
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
