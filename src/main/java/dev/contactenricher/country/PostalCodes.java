package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Postal codes in the form that is customary in their country. */
public final class PostalCodes {

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
            Map.entry("LI", "FL"),
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

    private PostalCodes() {}

    /** The customary form of a code that can exist in the country, or nothing. */
    public static Optional<String> customary(String country, String text) {
        String ascii = Words.withAsciiDigits(text);
        return ascii.equals(text)
                ? inAscii(country, text)
                : inAscii(country, ascii).map(code -> text.strip());
    }

    private static Optional<String> inAscii(String country, String text) {
        Pattern pattern = AddressFormat.of(country).code();
        if (pattern == null || text.length() > 16 || !Words.hasDigit(text)) {
            return Optional.empty();
        }
        String code = text.toUpperCase(Locale.ROOT).strip();
        if (pattern.matcher(code).matches()) {
            return Optional.of(PostalMasks.masked(country, code));
        }
        String kept = KEEPS_MARK.get(country);
        if (kept != null && code.startsWith(kept)) {
            return pattern.matcher(digitsBehind(kept, code)).matches() ? Optional.of(code) : Optional.empty();
        }
        String bare =
                Words.startsWithDigit(code) ? code : mark(country).matcher(code).replaceFirst("");
        if (bare.length() < code.length() && pattern.matcher(bare).matches()) {
            return Optional.of(PostalMasks.masked(country, bare));
        }
        String filled = PostalMasks.masked(country, bare);
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
}
