package dev.contactenricher.text;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Words of a segment. */
public final class Words {

    /** The end of a sentence, and not of an abbreviation. */
    private static final Pattern FULL_STOP = Pattern.compile("(?<=\\p{Nd}{4}|\\p{Nd}\\p{L}{1,2}|\\p{L}{5}|\\))\\.$");

    private Words() {}

    public static List<String> of(String segment) {
        return List.of(segment.split(" "));
    }

    public static String first(List<String> words, int count) {
        return String.join(" ", words.subList(0, count));
    }

    public static String last(List<String> words, int count) {
        return String.join(" ", words.subList(words.size() - count, words.size()));
    }

    public static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    public static boolean startsWithDigit(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    /** The digits of any script as those of ASCII. */
    public static String withAsciiDigits(String text) {
        StringBuilder ascii = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F && Character.isDigit(c)) {
                ascii = ascii == null ? new StringBuilder(text) : ascii;
                ascii.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return ascii == null ? text : ascii.toString();
    }

    public static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                digits++;
            }
        }
        return digits;
    }

    /** True when every character is of that kind, also where there is none. */
    public static boolean isAll(String text, IntPredicate kind) {
        for (int i = 0; i < text.length(); i++) {
            if (!kind.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    public static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** True when every letter is one of the Latin script. */
    public static boolean isLatin(String text) {
        return Text.isAscii(text)
                || text.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    }

    /** By a loop of its own: each address asks it often, and {@link #isAll} with its many kinds costs one in thirty of the whole. */
    public static boolean isUpper(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isUpperCase(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    public static boolean hasUpper(String text) {
        return !isAll(text, c -> !Character.isUpperCase(c));
    }

    /** Without punctuation that separated it from what was cut off. */
    public static String trim(String text) {
        return trim(text, Words::isSeparator);
    }

    /** Without characters of that kind at its beginning and its end. */
    public static String trim(String text, IntPredicate kind) {
        int start = 0;
        int end = text.length();
        while (start < end && kind.test(text.charAt(start))) {
            start++;
        }
        while (end > start && kind.test(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Without the separators and quotes around a part of a text. */
    public static String withoutMarks(String text) {
        String bare = trim(text);
        boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
        bare = quoted ? bare.substring(1, bare.length() - 1) : bare;
        return bare.length() == text.length() ? text : withoutMarks(bare);
    }

    /** The same for a part at whose end a sentence may end. */
    public static String withoutEndMarks(String text) {
        String bare = withoutFullStop(withoutMarks(text));
        return bare.length() == text.length() ? text : withoutEndMarks(bare);
    }

    /** Without the full stop of a sentence at its end; those of abbreviations stay. */
    public static String withoutFullStop(String text) {
        return text.endsWith(".") ? FULL_STOP.matcher(text).replaceFirst("") : text;
    }

    private static boolean isSeparator(int c) {
        return c == ' ' || c == ',' || c == '-' || c == '–' || c == '—' || c == '/' || c == ';' || c == '|';
    }
}
