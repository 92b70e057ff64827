package dev.contactenricher.identity;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import java.util.Set;

/** Addresses and numbers that many people give, so that they identify nobody. */
public final class Guards {

    /** What is typed along the keys, on its own or behind a country code. */
    private static final Set<String> SEQUENCES = Set.of(
            "12345678",
            "012345678",
            "123456780",
            "0123456780",
            "123456789",
            "0123456789",
            "1234567890",
            "01234567890",
            "87654321",
            "987654321",
            "876543210",
            "9876543210");

    /** 555-0100 to 555-0199 of every area of the North American Numbering Plan, kept for fiction. */
    private static final String FICTITIOUS = "55501";

    private static final int LONGEST_COUNTRY_CODE = 3;
    private static final int SAME_DIGITS = 6;

    private Guards() {}

    public static EmailKind kind(EmailAddress email) {
        MailboxName name = MailboxName.of(email.value());
        if (PlaceholderMailboxes.isOne(name, email.domain())) {
            return EmailKind.PLACEHOLDER;
        }
        return RoleMailboxes.isOne(name) ? EmailKind.SHARED : EmailKind.OWN;
    }

    public static boolean identifies(PhoneNumber phone) {
        return !isFictitious(phone.e164()) && !isPlaceholder(phone);
    }

    /** What is typed when there is no number; fictitious ones are those of samples. */
    public static boolean isPlaceholder(PhoneNumber phone) {
        return isOneDigit(phone.e164()) || isSequence(phone.e164());
    }

    private static boolean isFictitious(String e164) {
        int length = e164.length();
        boolean hasArea = length == 12 && e164.charAt(2) >= '2';
        return e164.startsWith("+1")
                && (hasArea || length == 9)
                && e164.startsWith(FICTITIOUS, length - FICTITIOUS.length() - 2);
    }

    /** One digit again and again behind a country code, which may itself end with it. */
    private static boolean isOneDigit(String e164) {
        int digits = e164.length() - 1;
        int run = 1;
        while (run < digits && e164.charAt(digits - run) == e164.charAt(digits)) {
            run++;
        }
        int code = Math.max(1, digits - run);
        return code <= LONGEST_COUNTRY_CODE && digits - code >= SAME_DIGITS;
    }

    private static boolean isSequence(String e164) {
        if (!e164.contains("12345678") && !e164.contains("87654321")) {
            return false;
        }
        for (int code = 0; code <= LONGEST_COUNTRY_CODE; code++) {
            if (SEQUENCES.contains(e164.substring(1 + code))) {
                return true;
            }
        }
        return false;
    }
}
