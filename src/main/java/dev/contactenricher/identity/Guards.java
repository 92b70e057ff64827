package dev.contactenricher.identity;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import java.util.Set;

/** Addresses and numbers that many people give, so that they identify no person. */
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

    private static final Set<Integer> COUNTRY_CODES =
            PhoneNumberUtil.getInstance().getSupportedCallingCodes();

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

    /**
     * What is typed when there is no number; fictitious ones are those of samples. A sequence that is in use in its
     * country, as {@code +91 98765 43210} is, may be a person's.
     */
    public static boolean isPlaceholder(PhoneNumber phone) {
        return isOneDigit(phone.e164()) || phone.doubtful() && isSequence(phone.e164());
    }

    private static boolean isFictitious(String e164) {
        int length = e164.length();
        boolean hasArea = length == 12 && e164.charAt(2) >= '2';
        return e164.startsWith("+1")
                && (hasArea || length == 9)
                && e164.startsWith(FICTITIOUS, length - FICTITIOUS.length() - 2);
    }

    /** One digit again and again, on its own or behind the country code. */
    private static boolean isOneDigit(String e164) {
        String national = national(e164);
        return national.length() >= SAME_DIGITS && TypedFill.isRepeated(national);
    }

    private static boolean isSequence(String e164) {
        return (e164.contains("12345678") || e164.contains("87654321") || e164.contains("76543210"))
                && (SEQUENCES.contains(national(e164)) || SEQUENCES.contains(e164.substring(1)));
    }

    /**
     * The digits behind the country code: in France {@code 6 12 34 56 78} is a mobile number, and no sequence behind
     * {@code +336}.
     */
    private static String national(String e164) {
        for (int end = 2; end <= LONGEST_COUNTRY_CODE + 1 && end < e164.length(); end++) {
            if (COUNTRY_CODES.contains(Integer.parseInt(e164.substring(1, end)))) {
                return e164.substring(end);
            }
        }
        return e164.substring(1);
    }
}
