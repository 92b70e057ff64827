package dev.contactenricher.normalize;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.text.Text;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a mailbox: RFC 5321 section 4.1.2, with the non-ASCII letters of RFC 6531. No comments, no display name. */
final class EmailParser {

    private static final int MAX_LOCAL_OCTETS = 64;
    private static final int MAX_MAILBOX_OCTETS = 254;
    private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\t\\p{Zs}]+|[\\t\\p{Zs}]+$");
    private static final String SPECIAL_ATEXT = "!#$%&'*+-/=?^_`{|}~";

    private EmailParser() {}

    static Optional<EmailAddress> parse(String raw) {
        String mailbox = clean(raw);
        int at = mailbox.lastIndexOf('@');
        if (at < 1 || mailbox.length() > MAX_MAILBOX_OCTETS) {
            return Optional.empty();
        }
        String local = mailbox.substring(0, at);
        if (octets(local) > MAX_LOCAL_OCTETS || !(isDotString(local) || isQuotedString(local))) {
            return Optional.empty();
        }
        return Domains.canonical(mailbox.substring(at + 1))
                .filter(domain -> octets(local) + 1 + domain.length() <= MAX_MAILBOX_OCTETS)
                .map(domain -> new EmailAddress(local + "@" + domain, MailboxKeys.key(local, domain)));
    }

    /** NFC, without blanks around it (a line break is none: it is how headers are injected) and without characters that cannot be seen and that nobody types. */
    private static String clean(String raw) {
        if (Text.isPlain(raw)) {
            return raw.strip();
        }
        StringBuilder visible = new StringBuilder(raw.length());
        raw.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT || !Text.isInvisible(c))
                .filter(c -> !Text.isStrayJoiner(c, visible))
                .forEach(visible::appendCodePoint);
        return BLANKS_AROUND
                .matcher(Normalizer.normalize(visible, Normalizer.Form.NFC))
                .replaceAll("");
    }

    private static boolean isDotString(String local) {
        boolean afterDot = true;
        for (int i = 0; i < local.length(); ) {
            int c = local.codePointAt(i);
            i += Character.charCount(c);
            if (c == '.' ? afterDot : !isAtext(c)) {
                return false;
            }
            afterDot = c == '.';
        }
        return !afterDot;
    }

    private static boolean isQuotedString(String local) {
        int end = local.length() - 1;
        if (end < 1 || local.charAt(0) != '"' || local.charAt(end) != '"') {
            return false;
        }
        for (int i = 1; i < end; ) {
            int c = local.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\\') {
                if (i >= end || local.charAt(i) < ' ' || local.charAt(i) > '~') {
                    return false;
                }
                i++;
            } else if (c == '"' || !(c >= ' ' && c <= '~' || isNonAscii(c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAtext(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || SPECIAL_ATEXT.indexOf(c) >= 0
                || isNonAscii(c);
    }

    private static boolean isNonAscii(int c) {
        return c > 0x9F && c != 0xFFFD && !Text.isWhiteSpace(c) && !Text.isInvisible(c) && Character.isDefined(c);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
