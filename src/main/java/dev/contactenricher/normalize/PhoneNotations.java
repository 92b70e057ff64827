package dev.contactenricher.normalize;

import dev.contactenricher.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How programs write a number that is all there (as a link, with an exponent, in thousands), and people several. */
final class PhoneNotations {

    /** {@code https://wa.me/491711234567}. */
    private static final Pattern CHAT_LINK = Pattern.compile(
            "(?i)(?:https?://)?(?:wa\\.me/|(?:api|web)\\.whatsapp\\.com/send/?\\?phone=)\\+?(\\d{7,15})\\b.*");

    /** {@code 2.125550123E9}: with as many digits as the number has, none was lost. */
    private static final Pattern EXPONENT = Pattern.compile("([1-9])[.,](\\d{6,14})[eE]\\+?(\\d{1,2})");

    /** {@code 2,125,550,123}. */
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:,\\d{3}){2,4}(?:\\.0+)?");

    /** What stands between two numbers and within none: {@code 0171/1234567; 030/901820}, {@code … (home) …}. */
    private static final Pattern SURELY_BETWEEN = Pattern.compile(
            "\\s*[;|\\n\\r\\t、；]+\\s*|,\\s+|\\s+(?i:or|and|oder|und|ou)\\s+|(?<=\\d)\\s*[(\\[][^()\\[\\]\\d]{1,30}[)\\]]\\s*(?=[+(\\d])");

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile(
            "\\s*[;,|/\\n\\r\\t&、，；]+\\s*|\\s*:::\\s*|\\s+(?i:or|and|oder|und|ou|et|o|y|u)\\s+|\\s{2,}|(?<=\\d)\\s+(?=\\+)");

    private static final Pattern BREAK = Pattern.compile("(?i)<br ?/?>|\\\\[rn]");
    private static final Pattern TAG = Pattern.compile("(?i)</?(?:a|b|i|u|p|li|div|span|font|strong)(?: [^<>]*)?>");

    /** {@code 00+49 …}, {@code plus 49 …}; as a screen from right to left has it, {@code 49 …+}. */
    private static final Pattern ODD_PLUS =
            Pattern.compile("(?i)(?:0{1,2} ?\\+|plus )\\s*(\\d.*)|(\\d[\\d ().-]{6,24})\\+");

    /** {@code +91|81 2345 6789}, {@code '+46' 8 123}, {@code 0081/90 1234}: a code in a field of its own, before the exporter joined both. */
    private static final Pattern CODE_APART =
            Pattern.compile("['\"\\[{(]*(?:\\+|00) ?([1-9]\\d{0,2})['\"\\]})]*[|;:,/\\t\\n'\"\\]}]\\s*(?=[\\d(])");

    /** {@code 030 901820 (+49)}. */
    private static final Pattern CODE_BEHIND = Pattern.compile("([\\d(][\\d ().-]+?) ?[(\\[]\\+(\\d{1,3})[)\\]]");

    /** {@code 049 (0)30 901820}: only a country's code stands before such a zero. */
    private static final Pattern CODE_BEFORE_ZERO = Pattern.compile("0{1,2}([1-9]\\d{0,2})(?=[ ./-]*\\(0\\))");

    /** Digits with the letter for some zeros; alone it is a word that stands between two numbers. */
    private static final Pattern LETTER_O =
            Pattern.compile("(?!.* o )[\\d +()./-]*\\d[\\dO +()./-]*", Pattern.CASE_INSENSITIVE);

    /** {@code #1: 030 …}, {@code 1) 030 …}. */
    private static final Pattern COUNTED = Pattern.compile("#\\d ?[.:)] ?|\\d\\) ");

    private PhoneNotations() {}

    /** What stands between marks or words that divide numbers. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (Pattern between : List.of(SURELY_BETWEEN, BETWEEN_NUMBERS)) {
            String[] divided = between.split(text);
            if (divided.length > 1) {
                parts.addAll(List.of(divided));
            }
        }
        return parts;
    }

    static String plain(String written) {
        String text = withoutMarks(written);
        if (text.indexOf(',') > 0 && THOUSANDS.matcher(text).matches()) {
            return text.replaceFirst("\\.0+$", "").replace(",", "");
        }
        Matcher exponent = EXPONENT.matcher(text);
        if (exponent.matches() && exponent.group(2).length() == Integer.parseInt(exponent.group(3))) {
            return exponent.group(1) + exponent.group(2);
        }
        Matcher link = text.indexOf('/') < 0 ? null : CHAT_LINK.matcher(text);
        return link != null && link.matches() ? "+" + link.group(1) : text;
    }

    private static String withoutMarks(String written) {
        if (Words.isAll(written, c -> c >= '0' && c <= '9' || c == ' ' || c == '-' || c == '.')
                || written.startsWith("+")
                        && Words.isAll(written.substring(1), c -> c >= '0' && c <= '9' || c == ' ')) {
            return written;
        }
        String text = written.indexOf('<') < 0 && written.indexOf('\\') < 0
                ? written
                : TAG.matcher(BREAK.matcher(written).replaceAll("\n"))
                        .replaceAll("")
                        .strip();
        if (text.indexOf('%') >= 0) {
            text = text.replaceFirst("(?i)%2B", "+").replace("%20", " ");
        }
        Matcher counted = COUNTED.matcher(text);
        text = counted.lookingAt() ? text.substring(counted.end()) : text;
        text = text.endsWith("#") ? text.substring(0, text.length() - 1).strip() : text;
        text = LETTER_O.matcher(text).matches() ? text.replaceAll("[Oo]", "0") : text;
        Matcher code = CODE_APART.matcher(text);
        if (code.lookingAt()) {
            return "+" + code.group(1) + " " + text.substring(code.end());
        }
        code = CODE_BEHIND.matcher(text);
        if (code.matches()) {
            return "+" + code.group(2) + " " + code.group(1);
        }
        code = CODE_BEFORE_ZERO.matcher(text);
        if (code.lookingAt()) {
            return "+" + code.group(1) + text.substring(code.end());
        }
        Matcher odd = ODD_PLUS.matcher(text);
        return odd.matches() ? "+" + (odd.group(1) == null ? odd.group(2) : odd.group(1)) : text;
    }
}
