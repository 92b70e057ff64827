package dev.contactenricher.address;

import dev.contactenricher.country.Subdivision;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.text.Words;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Postal codes that lost their leading zeros where a spreadsheet took them for numbers. A US ZIP code is sure only where the
 * state's own codes begin with the zeros ({@code 2139} of Massachusetts was 02139), for people mistype one, too; in countries
 * whose codes are digits of one length the country alone says which are missing ({@code 155} of Norway was 0155).
 */
public final class LostZeros {

    private static final String COUNTRY = "US";

    /** What is a state to the post and a country to ISO 3166-1. */
    private static final Set<String> TERRITORIES = Set.of("PR", "VI");

    /** Codes that begin with a zero, by country, without the marks between their digits (UPU addressing sheets). */
    private static final Map<String, Pattern> WITH_ZEROS = Map.ofEntries(
            Map.entry("AU", Pattern.compile("0[289]\\d{2}")),
            Map.entry("BR", Pattern.compile("0[1-9]\\d{6}")),
            Map.entry("CN", Pattern.compile("0[1-9]\\d{4}")),
            Map.entry("DE", Pattern.compile("0[1-9]\\d{3}")),
            Map.entry("ES", Pattern.compile("0[1-9]\\d{3}")),
            Map.entry("FI", Pattern.compile("0\\d{4}")),
            Map.entry("FR", Pattern.compile("0[1-9]\\d{3}")),
            Map.entry("GE", Pattern.compile("0[1-9]\\d{2}")),
            Map.entry("IT", Pattern.compile("0\\d{4}")),
            Map.entry("JP", Pattern.compile("0\\d{6}")),
            Map.entry("KR", Pattern.compile("0[1-9]\\d{3}")),
            Map.entry("KZ", Pattern.compile("0[1-9]\\d{4}")),
            Map.entry("LK", Pattern.compile("0\\d{4}")),
            Map.entry("LT", Pattern.compile("0\\d{4}")),
            Map.entry("MX", Pattern.compile("0[1-9]\\d{3}")),
            Map.entry("MY", Pattern.compile("0[1-9]\\d{3}")),
            Map.entry("NO", Pattern.compile("0\\d{3}")),
            Map.entry("PE", Pattern.compile("0[1-9]\\d{3}")),
            Map.entry("PL", Pattern.compile("0\\d{4}")),
            Map.entry("RO", Pattern.compile("0[1-9]\\d{4}")),
            Map.entry("SG", Pattern.compile("0[1-9]\\d{4}")),
            Map.entry("SK", Pattern.compile("0[1-9]\\d{3}")),
            Map.entry("TR", Pattern.compile("0[1-9]\\d{3}")),
            Map.entry("UA", Pattern.compile("0[1-9]\\d{3}")));

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{2,6}");

    private static final int ZIP_DIGITS = 5;
    private static final int LONGEST_TAIL = 60;
    private static final Pattern SHORTENED = Pattern.compile("(\\d{3,4})(?:[- ]?(\\d{4}))?");

    private static final Pattern POINT = Pattern.compile("(?<=\\d)\\.0{1,3}$");

    /** Such a code where a line or a part of it ends. */
    private static final Pattern IN_TEXT =
            Pattern.compile("[\\s,]([0-9]{3,4}(?:-[0-9]{4})?)(?:\\.0+)?(?=\\s*(?:[,;\\n]|$))");

    private LostZeros() {}

    /** True for the United States and those of their territories whose codes begin with a zero. */
    static boolean isOf(String country) {
        return country.equals(COUNTRY) || TERRITORIES.contains(country);
    }

    /** The {@code .0} of a number taken off. */
    public static @Nullable String withoutPoint(@Nullable String code) {
        return code == null ? null : POINT.matcher(code).replaceFirst("");
    }

    /**
     * The whole code of an address in parts, or null.
     *
     * @param given the country that the contact names, or null
     */
    static @Nullable String restored(AddressParts parts, @Nullable String given) {
        String code = parts.code();
        if (code == null || given != null && !isOf(given)) {
            return null;
        }
        return restored(code, given == null || given.equals(COUNTRY) ? parts.state() : given);
    }

    /** The whole code of a country whose codes are digits of one length, or null where it is no such code without its zeros. */
    static @Nullable String restoredFor(String country, String code) {
        Pattern whole = WITH_ZEROS.get(country);
        if (whole == null || !NUMBER.matcher(code).matches()) {
            return null;
        }
        return Stream.of("0" + code, "00" + code)
                .filter(padded -> whole.matcher(padded).matches())
                .findFirst()
                .orElse(null);
    }

    /** The whole code, or null when the text is no such code or the state has none like it. */
    static @Nullable String restored(String code, @Nullable String state) {
        Matcher shortened = SHORTENED.matcher(code);
        Subdivision part = state == null ? null : Subdivisions.find(COUNTRY, state);
        if (part == null || part.codes() == null || !shortened.matches()) {
            return null;
        }
        String digits = shortened.group(1);
        String zip = "0".repeat(ZIP_DIGITS - digits.length()) + digits;
        String more = shortened.group(2) == null ? "" : "-" + shortened.group(2);
        return part.codes().matcher(zip).matches() ? zip + more : null;
    }

    /** The text with the whole code behind the state that proves it, or null when there is none to restore. */
    static @Nullable String restoredIn(String text) {
        Matcher code = IN_TEXT.matcher(text);
        while (code.find()) {
            String zip = restoredBehind(text.substring(Math.max(0, code.start() - LONGEST_TAIL), code.start()), code);
            if (zip != null) {
                return text.substring(0, code.start(1)) + zip + text.substring(code.end());
            }
        }
        return null;
    }

    private static @Nullable String restoredBehind(String before, Matcher code) {
        var words = Words.of(Words.trim(before.substring(Math.max(before.lastIndexOf('\n'), 0))));
        for (int count = Math.min(2, words.size()); count > 0; count--) {
            String zip = restored(code.group(1), Words.trim(Words.last(words, count)));
            if (zip != null) {
                return zip;
            }
        }
        return null;
    }
}
