package dev.contactenricher.dedup;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import java.util.Set;

/** Addresses and numbers that many people give, so that they say nothing about who someone is. */
final class Guards {

    /** RFC 2142 and what companies call the mailboxes that several people read. */
    private static final Set<String> ROLES = Set.of(
            "abuse",
            "accounting",
            "accounts",
            "admin",
            "administration",
            "administrator",
            "billing",
            "bookings",
            "buchhaltung",
            "buero",
            "business",
            "careers",
            "company",
            "contact",
            "contacto",
            "customercare",
            "customerservice",
            "donotreply",
            "einkauf",
            "enquiries",
            "events",
            "feedback",
            "finance",
            "frontdesk",
            "hello",
            "help",
            "helpdesk",
            "hi",
            "hostmaster",
            "hr",
            "info",
            "information",
            "inquiries",
            "invoice",
            "invoices",
            "it",
            "jobs",
            "kontakt",
            "legal",
            "mail",
            "mailbox",
            "mailerdaemon",
            "management",
            "marketing",
            "media",
            "news",
            "newsletter",
            "noreply",
            "office",
            "orders",
            "personal",
            "postmaster",
            "press",
            "privacy",
            "procurement",
            "purchasing",
            "reception",
            "recruiting",
            "reservations",
            "root",
            "sales",
            "secretary",
            "security",
            "service",
            "shop",
            "staff",
            "support",
            "team",
            "ventas",
            "verkauf",
            "vertrieb",
            "webmaster");

    private static final Set<String> PLACEHOLDERS = Set.of(
            "asdf",
            "blank",
            "dummy",
            "email",
            "example",
            "fake",
            "foo",
            "invalid",
            "na",
            "nobody",
            "noemail",
            "nomail",
            "none",
            "null",
            "sample",
            "temp",
            "test",
            "tester",
            "testing",
            "undefined",
            "unknown",
            "user",
            "xxx");

    /** Those that are no one's name, whatever their domain. */
    private static final Set<String> NOBODY =
            Set.of("asdf", "invalid", "noemail", "nomail", "none", "null", "undefined", "unknown");

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

    static EmailKind kind(EmailAddress email) {
        String local = mailbox(email.value());
        if (isPlaceholder(local, email)) {
            return EmailKind.PLACEHOLDER;
        }
        return ROLES.contains(local) ? EmailKind.SHARED : EmailKind.OWN;
    }

    static boolean identifies(PhoneNumber phone) {
        String e164 = phone.e164();
        return !isFictitious(e164) && !isOneDigit(e164) && !isSequence(e164);
    }

    /** The part before the {@code @}, in lower case, without a tag and separators. */
    private static String mailbox(String address) {
        int end = address.lastIndexOf('@');
        var local = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = address.charAt(i);
            if (c == '+' && i > 0) {
                break;
            }
            if (c != '.' && c != '_' && c != '-') {
                local.append(Character.toLowerCase(c));
            }
        }
        return local.toString();
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

    /** {@code test@test.com}, {@code none@none.de}, {@code noemail@} anything. */
    private static boolean isPlaceholder(String local, EmailAddress email) {
        if (!PLACEHOLDERS.contains(local)) {
            return false;
        }
        String domain = email.domain();
        int dot = domain.indexOf('.');
        String name = dot < 0 ? domain : domain.substring(0, dot);
        return NOBODY.contains(local) || PLACEHOLDERS.contains(name) && !name.equals("example");
    }
}
