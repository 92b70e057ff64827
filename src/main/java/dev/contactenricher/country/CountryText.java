package dev.contactenricher.country;

import dev.contactenricher.text.Mojibake;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.Words;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a country's field without what programs and people add to it: invisible characters, full width, flags,
 * phone codes, marks at the ends, the {@code .0} of spreadsheets.
 */
final class CountryText {

    private static final int FIRST_FLAG_LETTER = 0x1F1E6;
    private static final int LAST_FLAG_LETTER = 0x1F1FF;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int FIRST_TAG_LETTER = 0xE0061;
    private static final int LAST_TAG_LETTER = 0xE007A;

    private static final Pattern PHONE_CODE = Pattern.compile("[(\\[{]?\\+ ?(\\d{1,4}(?:[- ]\\d{1,4})?)[)\\]}]?");
    private static final Pattern BARE_PHONE_CODE = Pattern.compile(" [(\\[]\\d{1,4}[)\\]]$");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("^(\\d{1,3})[.,]0+$");
    private static final Pattern LETTERS_WITH_DOTS =
            Pattern.compile("(?:\\p{L}\\.){2,3}|\\p{L}\\.\\p{L}(?:\\.\\p{L})?");
    private static final Pattern MARKS_AT_ENDS = Pattern.compile("^[^\\p{L}\\p{M}\\p{N}]+|[^\\p{L}\\p{M}\\p{N})]+$");

    private static final Map<String, String> WORDS = Map.of(
            "s", "South", "n", "North", "e", "East", "w", "Western", "am", "American", "br", "British", "fr", "French");

    private static final Pattern ABBREVIATED =
            Pattern.compile("(s|n|e|w|am|br|fr)(?:\\. ?| )(\\p{L}{4}.*)", Pattern.CASE_INSENSITIVE);

    private CountryText() {}

    static String clean(String raw) {
        if (Words.isAll(raw, CountryText::isAsciiLetter)) {
            // a code or a name of one word, as most are
            return raw;
        }
        String text = withoutFlags(Normalizer.normalize(Mojibake.repair(raw), Normalizer.Form.NFKC));
        String line = Text.line(Mojibake.repair(text));
        String named = BARE_PHONE_CODE
                .matcher(PHONE_CODE.matcher(line).replaceAll(" "))
                .replaceAll("");
        if (Words.hasLetter(named)) {
            line = named;
        }
        line = MARKS_AT_ENDS.matcher(Text.line(line)).replaceAll("");
        if (line.endsWith(")") && line.indexOf('(') < 0) {
            line = line.substring(0, line.length() - 1).strip();
        }
        if (LETTERS_WITH_DOTS.matcher(line + ".").matches()
                || LETTERS_WITH_DOTS.matcher(line).matches()) {
            line = line.replace(".", "");
        }
        return WHOLE_NUMBER.matcher(line).replaceFirst("$1");
    }

    /** {@code S. Sudan}, {@code Am. Samoa}: with the words that are abbreviated before a name written out. */
    static String writtenOut(String text) {
        Matcher abbreviated = ABBREVIATED.matcher(text);
        return abbreviated.matches()
                ? WORDS.get(abbreviated.group(1).toLowerCase(Locale.ROOT)) + " " + abbreviated.group(2)
                : text;
    }

    /** The digits of {@code +49} where that is all that was written, or nothing. */
    static String phoneCode(String raw) {
        if (raw.indexOf('+') < 0 && raw.indexOf('＋') < 0) {
            return "";
        }
        var code = PHONE_CODE.matcher(Text.line(Normalizer.normalize(raw, Normalizer.Form.NFKC)));
        return code.matches() ? code.group(1).replaceAll("\\D", "") : "";
    }

    private static boolean isAsciiLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** A flag beside a name is an ornament; alone it is the code that it is written with. */
    private static String withoutFlags(String text) {
        StringBuilder others = new StringBuilder(text.length());
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c >= FIRST_FLAG_LETTER && c <= LAST_FLAG_LETTER) {
                codes.append((char) ('A' + c - FIRST_FLAG_LETTER));
            } else if (c >= FIRST_TAG_LETTER && c <= LAST_TAG_LETTER) {
                codes.append((char) ('a' + c - FIRST_TAG_LETTER));
            } else if (c != BLACK_FLAG) {
                others.appendCodePoint(c);
            }
        }
        String code = codes.toString().toUpperCase(Locale.ROOT);
        boolean part = code.length() > 3;
        return Words.hasLetter(others.toString())
                ? others.toString()
                : part ? code.substring(0, 2) + "-" + code.substring(2) : others + code;
    }
}
