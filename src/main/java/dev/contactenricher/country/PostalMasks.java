package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.Map;

/** Where the spaces and hyphens of a country's postal codes stand. */
public final class PostalMasks {

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

    private static final int FEWEST_DIGITS = 4;

    private PostalMasks() {}

    /** The digits of a Dutch code without its letters, or of a Portuguese or Brazilian one as it was before the hyphen. */
    public static boolean isDigitsOf(String country, String text) {
        String[] masks = MASKS.get(country);
        return masks != null
                && text.length() >= FEWEST_DIGITS
                && Words.digits(text) == text.length()
                && (masks[0].startsWith("9".repeat(text.length()) + " ")
                        || masks[0].startsWith("9".repeat(text.length()) + "-"));
    }

    static String masked(String country, String code) {
        String[] masks = MASKS.get(country);
        if (masks == null || !Words.isAll(code, PostalMasks::isOfCode)) {
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
