package dev.contactenricher.text;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Cleans text: NFC, nothing invisible, white space folded. */
public final class Text {

    private static final Set<Character.UnicodeScript> SCRIPTS_WITHOUT_JOINERS =
            EnumSet.of(Character.UnicodeScript.LATIN, Character.UnicodeScript.GREEK, Character.UnicodeScript.CYRILLIC);

    /** Blanks and a carriage return within a line, where line feeds end lines: an export's indentation, not a line's end. */
    private static final Pattern PADDING = Pattern.compile("(?<!\\s)(?=[\\t\\r]* )(?=[\\t ]*\\r)[ \\t\\r]++(?!\\s)");

    private Text() {}

    /** One line: every run of white space becomes one space, none at the ends. */
    public static String line(String text) {
        return fold(text, false);
    }

    /** Several lines: like {@link #line}, but line breaks stay, without empty lines. */
    public static String lines(String text) {
        boolean both = text.indexOf('\r') >= 0 && text.indexOf('\n') >= 0;
        return fold(both ? PADDING.matcher(text).replaceAll(" ") : text, true);
    }

    private static String fold(String text, boolean keepBreaks) {
        if (isFolded(text)) {
            return text;
        }
        String nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(nfc.length());
        char gap = 0;
        for (int i = 0; i < nfc.length(); ) {
            int c = nfc.codePointAt(i);
            i += Character.charCount(c);
            if (isWhiteSpace(c)) {
                gap = keepBreaks && isBreak(c) || gap == '\n' ? '\n' : ' ';
            } else if (!isInvisible(c) && !isStrayJoiner(c, folded)) {
                if (gap != 0 && !folded.isEmpty()) {
                    folded.append(gap);
                }
                gap = 0;
                folded.appendCodePoint(c);
            }
        }
        // Dropping an invisible character may bring a letter and its accent together.
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** True for what most texts are: words of ASCII with one space between them. */
    private static boolean isFolded(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /** True when there is nothing to see in the text; {@link #line} of it is empty. */
    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!isWhiteSpace(c) && !isInvisible(c) && !isJoiner(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** True where there are but letters, digits, signs and blanks of ASCII, which are what they look like. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    public static boolean isWhiteSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Controls, format characters but the joiners that some scripts need, lone surrogates, non-characters. */
    public static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            case Character.FORMAT -> !isJoiner(c);
            default -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        };
    }

    /** True for a joiner behind a letter of a script that has none, or behind nothing: it came along when text was copied. */
    public static boolean isStrayJoiner(int c, CharSequence before) {
        if (!isJoiner(c)) {
            return false;
        }
        int last = before.isEmpty() ? ' ' : Character.codePointBefore(before, before.length());
        return last < 0x80 || SCRIPTS_WITHOUT_JOINERS.contains(Character.UnicodeScript.of(last));
    }

    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D;
    }

    /** True when the text holds a NUL or half a surrogate pair, which no database takes. */
    public static boolean isBroken(String text) {
        return text.indexOf(0) >= 0 || hasHalfSurrogate(text);
    }

    /** True when the text cannot be encoded in UTF-8. */
    public static boolean hasHalfSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
