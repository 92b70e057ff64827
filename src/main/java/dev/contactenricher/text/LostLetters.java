package dev.contactenricher.text;

import org.jspecify.annotations.Nullable;

/**
 * Letters that a wrong encoding took away before the text came here, which nothing brings back: {@code M�ller} (the
 * replacement character of Unicode, also for bytes that are not UTF-8) and {@code M?ller} (that of ASCII).
 */
public final class LostLetters {

    private static final char REPLACEMENT = '\uFFFD';

    private LostLetters() {}

    /** @param texts names or parts of an address, in which no question mark stands between letters */
    public static void tell(String field, Findings findings, @Nullable String... texts) {
        for (String text : texts) {
            if (text != null && (hasReplacement(text) || hasMarkBetweenLetters(text))) {
                tell(field, findings);
                return;
            }
        }
    }

    public static void tell(String field, Findings findings) {
        findings.warn(field, "letters_lost", "Has signs where a wrong encoding took letters away; kept as it came");
    }

    /** In the name of a city or a state no question mark has a place, wherever it stands ({@code Malm?}), nor a misread letter. */
    public static boolean areInPlace(@Nullable String name) {
        return name != null && (hasReplacement(name) || name.indexOf('?') >= 0 || MisreadLetters.areIn(name));
    }

    /** {@code ?????? ????} was a text in a script of its own; up to three marks are somebody's question. */
    public static boolean areAll(String text) {
        return text.contains("????") && text.chars().noneMatch(Character::isLetterOrDigit);
    }

    public static boolean hasReplacement(String text) {
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
