package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Postal codes in the form that is customary in their country. */
public final class PostalCodes {

    /** Where the spaces and hyphens stand: 9 is a digit, A a letter, X either. The first that fits is taken. */
    private static final Map<String, String[]> MASKS = Map.ofEntries(
            masks("BR", "99999-999"),
            masks("CA", "A9A 9A9"),
            masks("CZ", "999 99"),
            masks("GB", "A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA", "AAA 9AA"),
            masks("GG", "AA9 9AA", "AA99 9AA"),
            masks("GR", "999 99"),
            masks("IE", "A9X XXXX"),
            masks("IM", "AA9 9AA", "AA99 9AA"),
            masks("IN", "999999"),
            masks("IR", "99999-99999"),
            masks("JE", "AA9 9AA", "AA99 9AA"),
            masks("JP", "999-9999"),
            masks("KY", "AA9-9999"),
            masks("LV", "AA-9999"),
            masks("NL", "9999 AA"),
            masks("PL", "99-999"),
            masks("PT", "9999-999"),
            masks("SE", "999 99"),
            masks("SK", "999 99"),
            masks("US", "99999", "99999-9999"));

    /** Country marks besides alpha-2 codes that once stood before codes made of digits only. */
    private static final Map<String, String> MARKS = Map.ofEntries(
            Map.entry("AT", "A"),
            Map.entry("BR", "CEP:?"),
            Map.entry("BE", "B"),
            Map.entry("DE", "D"),
            Map.entry("EE", "EST"),
            Map.entry("ES", "E|CP:?|C\\.P\\."),
            Map.entry("FI", "FIN|SF"),
            Map.entry("FR", "F"),
            Map.entry("HU", "H"),
            Map.entry("IT", "I"),
            Map.entry("JP", "〒"),
            Map.entry("LU", "L"),
            Map.entry("MX", "CP:?|C\\.P\\.|C\\.P"),
            Map.entry("NO", "N"),
            Map.entry("OM", "PC"),
            Map.entry("PT", "P"),
            Map.entry("SE", "S"),
            Map.entry("SI", "SLO"));

    /** Where the post itself writes the mark, at home or on mail from abroad (UPU addressing sheets). */
    private static final Map<String, String> KEEPS_MARK =
            Map.of("AZ", "AZ", "FO", "FO", "HT", "HT", "MD", "MD", "DK", "DK-", "FI", "FI-", "NO", "NO-", "LU", "L-");

    private static final Map<String, Pattern> MARK_PATTERNS = new ConcurrentHashMap<>();

    private static final int FEWEST_DIGITS = 4;

    private PostalCodes() {}

    /** The customary form of a code that can exist in the country, or nothing. */
    public static Optional<String> customary(String country, String text) {
        String ascii = Words.withAsciiDigits(text);
        return ascii.equals(text)
                ? inAscii(country, text)
                : inAscii(country, ascii).map(code -> text.strip());
    }

    /** The digits of a Dutch code without its letters, or of a Portuguese or Brazilian one as it was before the hyphen. */
    public static boolean isDigitsOf(String country, String text) {
        String[] masks = MASKS.get(country);
        return masks != null
                && text.length() >= FEWEST_DIGITS
                && Words.digits(text) == text.length()
                && (masks[0].startsWith("9".repeat(text.length()) + " ")
                        || masks[0].startsWith("9".repeat(text.length()) + "-"));
    }

    private static Optional<String> inAscii(String country, String text) {
        Pattern pattern = AddressFormat.of(country).code();
        if (pattern == null || text.length() > 16 || !Words.hasDigit(text)) {
            return Optional.empty();
        }
        String code = text.toUpperCase(Locale.ROOT).strip();
        if (pattern.matcher(code).matches()) {
            return Optional.of(masked(country, code));
        }
        String kept = KEEPS_MARK.get(country);
        if (kept != null && code.startsWith(kept)) {
            return pattern.matcher(digitsBehind(kept, code)).matches() ? Optional.of(code) : Optional.empty();
        }
        String bare =
                Words.startsWithDigit(code) ? code : mark(country).matcher(code).replaceFirst("");
        if (bare.length() < code.length() && pattern.matcher(bare).matches()) {
            return Optional.of(masked(country, bare));
        }
        String filled = masked(country, bare);
        if (!filled.equals(bare) && pattern.matcher(filled).matches()) {
            return Optional.of(filled);
        }
        return code.startsWith(country)
                        && pattern.matcher(digitsBehind(country, code)).matches()
                ? Optional.of(code)
                : Optional.empty();
    }

    private static Pattern mark(String country) {
        return MARK_PATTERNS.computeIfAbsent(
                country,
                c -> Pattern.compile("^(?:" + c + (MARKS.containsKey(c) ? "|" + MARKS.get(c) : "") + ")[- ]?(?=\\d)"));
    }

    private static String digitsBehind(String prefix, String code) {
        return code.substring(prefix.length()).replaceFirst("^[- ]", "");
    }

    private static String masked(String country, String code) {
        String[] masks = MASKS.get(country);
        if (masks == null || !code.chars().allMatch(PostalCodes::isOfCode)) {
            return code;
        }
        String bare = code.replace(" ", "").replace("-", "");
        for (String mask : masks) {
            StringBuilder filled = new StringBuilder();
            int next = 0;
            for (int at = 0; at < mask.length(); at++) {
                char slot = mask.charAt(at);
                if (slot == ' ' || slot == '-') {
                    filled.append(slot);
                } else if (next < bare.length() && fits(slot, bare.charAt(next))) {
                    filled.append(bare.charAt(next++));
                } else {
                    next = -1;
                    break;
                }
            }
            if (next == bare.length()) {
                return filled.toString();
            }
        }
        return code;
    }

    private static boolean isOfCode(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == ' ' || c == '-';
    }

    private static boolean fits(char slot, char c) {
        boolean digit = c >= '0' && c <= '9';
        return slot == 'X' || (slot == '9') == digit;
    }

    private static Map.Entry<String, String[]> masks(String country, String... masks) {
        return Map.entry(country, masks);
    }
}
