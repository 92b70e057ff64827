package dev.contactenricher.normalize;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.contactenricher.text.Mojibake;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.Words;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may have been meant by a number that cannot be dialled as it is written. */
final class PhoneWritings {

    private static final int MAX_LENGTH = 250;
    private static final Pattern REMARK = Pattern.compile("\\([^()\\d]*\\)|\\[[^\\[\\]\\d]*]");
    private static final Pattern WORDS_BEHIND =
            Pattern.compile("^(\\D*\\d[\\d\\s().+/-]{5,}?)\\s*\\p{L}.*$", Pattern.DOTALL);
    private static final Pattern ONLY_WORDS_BEHIND =
            Pattern.compile("^(.*\\d)[^\\p{L}\\d]*\\p{L}\\D*$", Pattern.DOTALL);
    private static final Pattern INTERNATIONAL = Pattern.compile("^\\D{0,3}(?:0 ?0|011)\\)?[\\s.-]?(?=[1-9(])");

    /** The digits that were dialled before Mexican numbers of mobiles, or from abroad, until August 2019. */
    private static final Pattern MEXICAN = Pattern.compile("(?:52)?(?:1|01|044|045)(\\d{10})");

    /** What spreadsheets make of a long number: its last digits are gone. */
    private static final Pattern ROUNDED =
            Pattern.compile("[+-]?\\d(?:[.,]\\d*)?[eE][+-]?\\d{1,3}|\\d{9,}[.,]\\d{1,2}");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("(\\d{4,})[.,]0{1,2}");
    private static final Pattern UNMARKED = Pattern.compile("\\(?[1-9][\\d\\s().-]{6,24}");
    /** {@code +44 (0)20}, {@code +44 020}: with a sign before it, as 501 to 509 are codes of countries. */
    private static final Pattern ZERO_BEHIND_CODE =
            Pattern.compile("\\+(\\d{1,3})(?:[\\s.-]*\\(0\\)|[\\s.-]+0)(?=[\\s.-]*[1-9(])");
    /** {@code 030 901820/21}, {@code 030 9018-20/21}: a second number of which only the end is written. */
    private static final Pattern OTHER_END =
            Pattern.compile("(\\+?[\\d\\s().-]*[\\s/.-]?\\d(?:[ .-]?\\d){4,})\\s?/\\s?-?\\d{1,3}");

    /** Dots in the middle of the line, which some put between groups. */
    private static final String DOTS = "·•∙‧";

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private PhoneWritings() {}

    /** Without what cannot be seen, which comes along when numbers are copied, and as it is dialled; null where it is no number. */
    static @Nullable String clean(String raw) {
        String text = (Text.isPlain(raw) && raw.indexOf('&') < 0 ? raw.strip() : seen(Mojibake.repair(raw)))
                .replace('_', ' ');
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        Matcher whole = WHOLE_NUMBER.matcher(text);
        return whole.matches() ? whole.group(1) : PhoneNotations.plain(text);
    }

    private static String seen(String raw) {
        StringBuilder seen = new StringBuilder(raw.length());
        raw.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && c != 0 && c != 'Â')
                .map(c -> Character.isSpaceChar(c) || DOTS.indexOf(c) >= 0 ? ' ' : c)
                .forEach(seen::appendCodePoint);
        return Words.withAsciiDigits(Normalizer.normalize(seen, Normalizer.Form.NFKC))
                .strip();
    }

    /** True for {@code 4.91711E+11}. */
    static boolean isRounded(String text) {
        return ROUNDED.matcher(text).matches();
    }

    /** The digits of its extension, or null. */
    static @Nullable String extension(Phonenumber.PhoneNumber number) {
        String digits = number.hasExtension() ? PhoneNumberUtil.normalizeDigitsOnly(number.getExtension()) : "";
        return digits.isEmpty() ? null : digits;
    }

    /** The first of two numbers of which only the end differs, or null. */
    static @Nullable String withoutOtherEnd(String text) {
        Matcher other = text.indexOf('/') < 0 ? null : OTHER_END.matcher(text);
        return other != null && other.matches() ? other.group(1) : null;
    }

    /** {@code 212-555-2368 (home)}: without what is no part of a number. */
    static String withoutRemarks(String text) {
        return REMARK.matcher(text).replaceAll(" ").strip();
    }

    /** What stands before words that end the text, or null: the letters of {@code (cell)} are no digits. */
    static @Nullable String withoutWords(String text) {
        if (!Words.hasLetter(text)) {
            return null;
        }
        Matcher words = ONLY_WORDS_BEHIND.matcher(withoutRemarks(text));
        String number = words.matches() ? words.group(1) : withoutRemarks(text);
        return number.length() < text.length() ? number : null;
    }

    /** With a {@code +} before it where it may be an international number without one, or null. */
    static @Nullable String unmarked(String text) {
        String bare = withoutRemarks(text);
        return UNMARKED.matcher(bare).matches() ? "+" + bare : null;
    }

    /** With {@code +} for the {@code 00} that is dialled before a country's code in most of the world, {@code 011} in America. */
    static String international(String text) {
        return INTERNATIONAL.matcher(text).replaceFirst("+");
    }

    /** In the order in which they are to be tried; none of them the text itself. */
    static Set<String> of(String text, @Nullable String region) {
        Set<String> writings = new LinkedHashSet<>();
        String bare = withoutRemarks(text);
        Matcher words = WORDS_BEHIND.matcher(bare);
        bare = words.matches() ? words.group(1) : bare;
        writings.add(bare);
        String marked = international(bare);
        writings.add(marked);
        writings.add(ZERO_BEHIND_CODE.matcher(marked).replaceFirst("+$1 "));
        String digits = PhoneNumberUtil.normalizeDigitsOnly(bare);
        int code = region == null || !UTIL.getSupportedRegions().contains(region)
                ? 0
                : UTIL.getCountryCodeForRegion(region);
        String unzeroed = digits.replaceFirst("^0+", "");
        if (code > 0 && unzeroed.length() < digits.length() && unzeroed.startsWith(Integer.toString(code))) {
            writings.add("+" + unzeroed);
        }
        // a zero that was dialled where there is none any more: 0 22 123 45 67 in Poland
        if (region != null && digits.startsWith("0") && UTIL.getNddPrefixForRegion(region, true) == null) {
            writings.add(unzeroed);
        }
        // the long-distance eight of before: 8 050 123 45 67
        if ("UA".equals(region) && digits.startsWith("80")) {
            writings.add(digits.substring(1));
        }
        Matcher mexican = MEXICAN.matcher(digits);
        if (mexican.matches() && ("MX".equals(region) || digits.startsWith("521"))) {
            writings.add("+52" + mexican.group(1));
        }
        writings.remove(text);
        return writings;
    }
}
