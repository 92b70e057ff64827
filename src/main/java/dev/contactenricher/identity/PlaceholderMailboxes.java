package dev.contactenricher.identity;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * E-mails that are typed because the field wants one: {@code a@a.com}, {@code test@gmail.com}, {@code notprovided@}
 * anything.
 */
final class PlaceholderMailboxes {

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

    /** Local parts that are never a person's name, whatever their domain. */
    private static final Set<String> NEVER_NAMES = Set.of("asdf", "invalid");

    /** Local parts that are placeholders only at a domain that is one too. */
    private static final Set<String> UNNAMED =
            Set.of("anyone", "customer", "guest", "kunde", "mail", "myname", "name", "someone", "somebody", "yourname");

    private static final Set<String> PLACEHOLDER_DOMAINS = Set.of(
            "correo",
            "courriel",
            "domain",
            "email",
            "invalid",
            "mydomain",
            "na",
            "no",
            "nodomain",
            "nowhere",
            "yourdomain");

    /** A mailbox for trying things out, at a provider where it cannot be the one of a company's testers. */
    private static final Pattern TRIAL =
            Pattern.compile("(test|tests|testing|tester|asdf|foo|foobar|dummy|fake|sample|example|blah|placeholder)"
                    + "(test|testing|e?mail|user|account|address|name|me)*");

    private static final int LONGEST_NUMBER = 3;

    /** Providers with domains in many countries, and others. */
    private static final Pattern FREEMAIL = Pattern.compile(
            "(gmail|googlemail|yahoo|hotmail|outlook|live|gmx|icloud|aol|msn|ymail|proton|protonmail|yandex)\\.(co\\.|com\\.)?[a-z]{2,3}"
                    + "|web\\.de|freenet\\.de|t-online\\.de|e?mail\\.com|mail\\.ru|libero\\.it|virgilio\\.it|orange\\.fr|wanadoo\\.fr"
                    + "|free\\.fr|laposte\\.net|sfr\\.fr|wp\\.pl|o2\\.pl|onet\\.pl|me\\.com|comcast\\.net|btinternet\\.com");

    /** A name right below a top-level domain, or one like {@code co.uk}. */
    private static final Pattern OWN_DOMAIN = Pattern.compile("[^.]+\\.((co|com)\\.)?[^.]+");

    /** Reserved for documentation (RFC 2606): addresses there stand for real ones. */
    private static final Pattern DOCUMENTATION = Pattern.compile("(.*\\.)?example(\\.(com|org|net))?|.*\\.test");

    private PlaceholderMailboxes() {}

    static boolean isOne(MailboxName mailbox, String domain) {
        String name = domain.substring(0, domain.indexOf('.') < 0 ? domain.length() : domain.indexOf('.'));
        String letters = mailbox.letters();
        boolean isWord = !mailbox.hasDigits() && PLACEHOLDERS.contains(letters);
        if (Denials.isOne(mailbox)
                || isWord
                        && (NEVER_NAMES.contains(letters) || PLACEHOLDERS.contains(name) && !name.equals("example"))) {
            return true;
        }
        if (DOCUMENTATION.matcher(domain).matches()) {
            return false;
        }
        return isFreemail(domain) && (isTrial(mailbox) || isFill(mailbox.text()) || Denials.isShort(mailbox))
                || OWN_DOMAIN.matcher(domain).matches() && isMadeUp(mailbox, name)
                || domain.endsWith(".invalid") && (isWord || isUnnamed(mailbox));
    }

    private static boolean isMadeUp(MailboxName mailbox, String name) {
        String text = mailbox.text();
        boolean isFilled = text.equals(name) && (isFill(name) || TypedFill.isRepeated(name))
                || TypedFill.isOne(text) && TypedFill.isOne(name);
        return isFilled || isPlaceholderDomain(name) && isUnnamed(mailbox);
    }

    private static boolean isPlaceholderDomain(String name) {
        String letters = name.replace("-", "");
        return PLACEHOLDER_DOMAINS.contains(letters) || Denials.isOne(letters);
    }

    private static boolean isUnnamed(MailboxName mailbox) {
        String letters = mailbox.letters();
        boolean isNamed =
                (UNNAMED.contains(letters) || PLACEHOLDERS.contains(letters)) && TypedFill.isTail(mailbox.digits());
        return isNamed || isFill(mailbox.text()) || TypedFill.isRepeated(mailbox.text()) || Denials.isShort(mailbox);
    }

    private static boolean isFill(String text) {
        String letters = text.replaceAll("[0-9]+$", "");
        return TypedFill.isOne(text) || TypedFill.isOne(letters) && TypedFill.isTail(text.substring(letters.length()));
    }

    private static boolean isTrial(MailboxName mailbox) {
        String letters = mailbox.letters();
        String digits = mailbox.digits();
        boolean isNumbered = letters.length() > LONGEST_NUMBER && digits.length() <= LONGEST_NUMBER;
        return TRIAL.matcher(letters).matches() && (isNumbered || TypedFill.isTail(digits));
    }

    private static boolean isFreemail(String domain) {
        return FREEMAIL.matcher(domain).matches();
    }
}
