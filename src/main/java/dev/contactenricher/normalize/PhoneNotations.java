package dev.contactenricher.normalize;

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

    static String plain(String text) {
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
}
