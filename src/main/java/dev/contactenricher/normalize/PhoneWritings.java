package dev.contactenricher.normalize;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What someone may have meant by a number that cannot be dialled as it is written. */
final class PhoneWritings {

    private static final Pattern REMARK = Pattern.compile("\\([^()\\d]*\\)|\\[[^\\[\\]\\d]*]");
    private static final Pattern WORDS_BEHIND =
            Pattern.compile("^(\\D*\\d[\\d\\s().+/-]{5,}?)\\s*\\p{L}.*$", Pattern.DOTALL);
    private static final Pattern INTERNATIONAL = Pattern.compile("^\\D{0,3}00[\\s.-]?(?=[1-9(])");

    /** The digits that were dialled before Mexican numbers of mobiles, or from abroad, until August 2019. */
    private static final Pattern MEXICAN = Pattern.compile("(?:52)?(?:1|01|044|045)(\\d{10})");

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private PhoneWritings() {}

    /** In the order in which they are to be tried; none of them the text itself. */
    static Set<String> of(String text, @Nullable String region) {
        Set<String> writings = new LinkedHashSet<>();
        String bare = REMARK.matcher(text).replaceAll(" ").strip();
        Matcher words = WORDS_BEHIND.matcher(bare);
        bare = words.matches() ? words.group(1) : bare;
        writings.add(bare);
        writings.add(INTERNATIONAL.matcher(bare).replaceFirst("+"));
        String digits = PhoneNumberUtil.normalizeDigitsOnly(bare);
        int code = region == null || !UTIL.getSupportedRegions().contains(region)
                ? 0
                : UTIL.getCountryCodeForRegion(region);
        String unzeroed = digits.replaceFirst("^0+", "");
        if (code > 0 && unzeroed.length() < digits.length() && unzeroed.startsWith(Integer.toString(code))) {
            writings.add("+" + unzeroed);
        }
        Matcher mexican = MEXICAN.matcher(digits);
        if (mexican.matches() && ("MX".equals(region) || digits.startsWith("521"))) {
            writings.add("+52" + mexican.group(1));
        }
        writings.remove(text);
        return writings;
    }
}
