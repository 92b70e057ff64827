package dev.contactenricher.normalize;

import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.text.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Letters that a wrong encoding took away before the text came here, which nothing brings back: {@code M�ller} (the
 * replacement character of Unicode, also for bytes that are not UTF-8) and {@code M?ller} (that of ASCII).
 */
final class LostLetters {

    private static final char REPLACEMENT = '\uFFFD';

    private LostLetters() {}

    /** @param texts names or parts of an address, in which no question mark stands between letters */
    static void tell(String field, Findings findings, @Nullable String... texts) {
        for (String text : texts) {
            if (text != null && (hasReplacement(text) || hasMarkBetweenLetters(text))) {
                findings.warn(
                        field, "letters_lost", "Has signs where a wrong encoding took letters away; kept as it came");
                return;
            }
        }
    }

    static void tell(PostalAddress address, Findings findings) {
        tell("address", findings, address.address1(), address.address2(), address.city(), address.state());
    }

    static boolean hasReplacement(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }

    private static boolean hasMarkBetweenLetters(String text) {
        int at = text.indexOf('?', 1);
        while (at > 0 && at < text.length() - 1) {
            if (Character.isLetter(text.charAt(at - 1)) && Character.isLetter(text.charAt(at + 1))) {
                return true;
            }
            at = text.indexOf('?', at + 1);
        }
        return false;
    }
}
