package dev.contactenricher.normalize;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.contactenricher.contact.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * @param region alpha-2 code of the region that the number belongs to, or null
 * @param valid false when such a number can be dialled but is not known to be in use
 * @param several true when the field held more numbers than this one
 */
record ParsedPhone(PhoneNumber number, @Nullable String region, boolean valid, boolean several) {

    static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    /** ITU-T E.164, section 6: a number has at most so many digits. */
    private static final int MOST_DIGITS = 15;

    private static final Pattern CALLING_CODE = Pattern.compile("[^\\p{L}\\p{N}+]*(\\+|00|011)[ (.-]*([1-9]\\d{0,2})");
    private static final int AMERICA = 1;
    private static final String NO_REGION = "ZZ";
    private static final String WORLD = "001";

    /** What libphonenumber makes of one number, in a region or, where none is given, abroad; null where it is none. */
    static @Nullable ParsedPhone dialled(String text, @Nullable String region, boolean several) {
        // libphonenumber refuses it, too, but by an exception with its stack, for most national numbers
        if (region == null && !hasPlus(text)) {
            return null;
        }
        try {
            Phonenumber.PhoneNumber number = UTIL.parse(text, region == null ? NO_REGION : region);
            String e164 = UTIL.format(number, PhoneNumberFormat.E164);
            // some plans, such as Germany's, have room for more digits than E.164 does
            boolean tooLong = e164.length() > MOST_DIGITS + 1;
            if (tooLong || UTIL.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                return null;
            }
            String belongsTo = UTIL.getRegionCodeForNumber(number);
            String main = UTIL.getRegionCodeForCountryCode(number.getCountryCode());
            Set<String> countries = new LinkedHashSet<>();
            addCountry(countries, belongsTo);
            addCountry(countries, main);
            boolean valid = belongsTo != null && UTIL.isValidNumberForRegion(number, belongsTo);
            return new ParsedPhone(
                    new PhoneNumber(e164, countries, PhoneWritings.extension(number), !valid),
                    countries.isEmpty() ? null : countries.iterator().next(),
                    valid,
                    several);
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** Whether a text begins with another calling code than the country's, though no number follows: {@code +49}, {@code 0049 30}. */
    static boolean pointsAbroad(@Nullable String text, String country) {
        int own = UTIL.getCountryCodeForRegion(country);
        Matcher code = CALLING_CODE.matcher(text == null ? "" : text);
        // elsewhere 011 is a town's: São Paulo's
        boolean isCode = code.lookingAt() && (own == AMERICA || !code.group(1).equals("011"));
        String digits = isCode ? code.group(2) : "";
        for (int end = 1; end <= digits.length(); end++) {
            int known = Integer.parseInt(digits, 0, end, 10);
            if (!NO_REGION.equals(UTIL.getRegionCodeForCountryCode(known))) {
                return known != own;
            }
        }
        return false;
    }

    private static boolean hasPlus(String text) {
        return text.indexOf('+') >= 0 || text.indexOf('＋') >= 0;
    }

    private static void addCountry(Set<String> countries, @Nullable String region) {
        if (region != null && !region.equals(NO_REGION) && !region.equals(WORLD)) {
            countries.add(region);
        }
    }

    boolean isOf(@Nullable String country) {
        return country != null && number.countries().contains(country);
    }

    ParsedPhone withExtension(@Nullable String extension) {
        return extension == null
                ? this
                : new ParsedPhone(
                        new PhoneNumber(number.e164(), number.countries(), extension, !valid), region, valid, several);
    }

    /** True when it was dialled out of that region, as in {@code 011 44 …}: then it speaks for a country by itself. */
    boolean isAbroad(@Nullable String dialledFrom) {
        return dialledFrom == null
                || !UTIL.getSupportedRegions().contains(dialledFrom)
                || !number.e164().startsWith("+" + UTIL.getCountryCodeForRegion(dialledFrom));
    }
}
