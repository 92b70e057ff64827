package dev.contactenricher.dedup;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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

    private static final Pattern SEPARATORS = Pattern.compile("[._-]");

    /** 555-0100 to 555-0199 of every area of the North American Numbering Plan, kept for fiction. */
    private static final Pattern FICTITIOUS = Pattern.compile("\\+1([2-9][0-9]{2})?55501[0-9]{2}");

    private static final Pattern ONE_DIGIT = Pattern.compile("\\+[0-9]{1,3}?([0-9])\\1{5,}");
    private static final Pattern SEQUENCE = Pattern.compile("\\+[0-9]{0,3}?(0?123456789?0?|9?876543210?)");

    private Guards() {}

    static EmailKind kind(EmailAddress email) {
        String mailbox = email.value().substring(0, email.value().lastIndexOf('@'));
        int tag = mailbox.indexOf('+');
        String local = SEPARATORS
                .matcher((tag > 0 ? mailbox.substring(0, tag) : mailbox).toLowerCase(Locale.ROOT))
                .replaceAll("");
        if (isPlaceholder(local, email.domain())) {
            return EmailKind.PLACEHOLDER;
        }
        return ROLES.contains(local) ? EmailKind.SHARED : EmailKind.OWN;
    }

    static boolean identifies(PhoneNumber phone) {
        String e164 = phone.e164();
        return !FICTITIOUS.matcher(e164).matches()
                && !ONE_DIGIT.matcher(e164).matches()
                && !SEQUENCE.matcher(e164).matches();
    }

    /** {@code test@test.com}, {@code none@none.de}, {@code noemail@} anything. */
    private static boolean isPlaceholder(String local, String domain) {
        if (!PLACEHOLDERS.contains(local)) {
            return false;
        }
        int dot = domain.indexOf('.');
        String name = dot < 0 ? domain : domain.substring(0, dot);
        return NOBODY.contains(local) || PLACEHOLDERS.contains(name) && !name.equals("example");
    }
}
