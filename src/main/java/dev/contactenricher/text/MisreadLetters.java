package dev.contactenricher.text;

import java.lang.Character.UnicodeScript;

/**
 * Letters that a wrong encoding of one byte each turned into others, which nothing surely undoes: {@code K”ln} and
 * {@code D³sseldorf} from DOS, {@code Orl‚ans}, {@code KrakÛw} from the Mac, {@code Kцln} as Windows-1251.
 */
final class MisreadLetters {

    /** Signs that do stand within names: apostrophes, and the dots of Catalan and of lists. */
    private static final String WITHIN_NAMES = "’‘´·‧•";

    private MisreadLetters() {}

    /** Whether a sign stands within a Latin word that none has there. */
    static boolean areIn(String name) {
        for (int i = 1; i < name.length() - 1; i++) {
            char c = name.charAt(i);
            if (c > 0x7F && isLatin(name.charAt(i - 1)) && isLatin(name.charAt(i + 1)) && isForeign(name, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForeign(String name, int at) {
        char c = name.charAt(at);
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER -> !isLatin(c) || isCapitalWithin(name, at);
            case Character.MODIFIER_LETTER -> c == 'ˆ';
            case Character.OTHER_LETTER, Character.NON_SPACING_MARK, Character.DASH_PUNCTUATION -> false;
            case Character.SPACE_SEPARATOR, Character.FORMAT, Character.SURROGATE -> false;
            default -> WITHIN_NAMES.indexOf(c) < 0;
        };
    }

    /** Behind one small letter it stands in Irish: {@code na hÁise}. */
    private static boolean isCapitalWithin(String name, int at) {
        return Character.isUpperCase(name.charAt(at))
                && at > 1
                && isLatin(name.charAt(at - 2))
                && Character.isLowerCase(name.charAt(at - 1))
                && Character.isLowerCase(name.charAt(at + 1));
    }

    private static boolean isLatin(char c) {
        return Character.isLetter(c) && UnicodeScript.of(c) == UnicodeScript.LATIN;
    }
}
