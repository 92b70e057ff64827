package dev.contactenricher.normalize;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.contactenricher.contact.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads phone numbers in any common writing, by libphonenumber. */
final class PhoneParser {

    /** ITU-T E.164, section 6: a number has at most so many digits. */
    private static final int MOST_DIGITS = 15;

    /** Digits behind a {@code +}, in groups perhaps: one number, and nothing else. */
    private static final Pattern PLAIN = Pattern.compile("\\+[1-9]\\d*(?:[ -]\\d+)*");

    private static final int MAX_LENGTH = 250;
    private static final String NO_REGION = "ZZ";
    private static final String WORLD = "001";
    static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    /** Null where no number can be read of it surely. */
    private final @Nullable String text;

    private final @Nullable ParsedPhone international;

    private PhoneParser(String raw) {
        String cleaned = PhoneWritings.clean(raw);
        this.text = cleaned.length() > MAX_LENGTH || PhoneWritings.isRounded(cleaned) ? null : cleaned;
        this.international = text == null ? null : marked(text, null);
    }

    static PhoneParser of(String raw) {
        return new PhoneParser(raw);
    }

    /** The first international number of the text, or null. */
    @Nullable ParsedPhone international() {
        return international;
    }

    /**
     * The first number of the text that can be dialled, or null.
     *
     * @param region of the country that the number is read by where it is not international; null for none
     * @param evident true when something speaks for that country, false when it is the default
     */
    @Nullable ParsedPhone in(@Nullable String region, boolean evident) {
        if (text == null) {
            return null;
        }
        // a number with its + is the same by whatever country it is read
        boolean isPlain = international != null
                && international.valid()
                && PLAIN.matcher(text).matches();
        ParsedPhone marked = isPlain ? international : marked(text, region);
        ParsedPhone unmarked = unmarked(text);
        if (unmarked == null || unmarked.isOf(region)) {
            return unmarked == null ? marked : unmarked;
        }
        return evident && region != null || marked != null && marked.valid() ? marked : unmarked;
    }

    private static @Nullable ParsedPhone marked(String text, @Nullable String region) {
        String first = PhoneWritings.withoutOtherEnd(text);
        ParsedPhone cut = first == null ? null : one(first, region, true);
        if (cut != null && cut.valid()) {
            return cut;
        }
        String number = PhoneWritings.withoutExtension(text);
        ParsedPhone extended = number == null ? null : one(number, region, false);
        if (extended != null && extended.valid()) {
            return extended.withExtension(PhoneWritings.extension(text));
        }
        ParsedPhone best = one(text, region, false);
        if (best != null && best.valid()) {
            return best;
        }
        for (String part : PhoneNotations.split(text)) {
            String bare = PhoneWritings.withoutRemarks(part);
            String dialled = PhoneWritings.international(bare);
            ParsedPhone phone = one(bare, region, true);
            if (!dialled.equals(bare) && (phone == null || !phone.valid())) {
                // 0049 … beside another number is as international as alone
                phone = one(dialled, region, true);
            }
            if (phone != null && phone.valid()) {
                return phone;
            }
            best = best == null ? phone : best;
        }
        for (String writing : PhoneWritings.of(text, region)) {
            ParsedPhone phone = one(writing, region, false);
            if (phone != null && phone.valid()) {
                return phone.withExtension(PhoneWritings.extension(text));
            }
            best = best == null ? phone : best;
        }
        return best == null ? ofHalves(text, region) : best;
    }

    /** {@code 212-555-2368 212-555-2369}: two numbers with a blank between them, where both are in use. */
    private static @Nullable ParsedPhone ofHalves(String text, @Nullable String region) {
        for (int blank = text.indexOf(' '); blank > 0; blank = text.indexOf(' ', blank + 1)) {
            ParsedPhone one = one(text.substring(0, blank), region, true);
            ParsedPhone other = one == null || !one.valid() ? null : one(text.substring(blank + 1), region, true);
            if (other != null && other.valid()) {
                return one;
            }
        }
        return null;
    }

    /** An international number without its {@code +}, if it is in use, or null. */
    private static @Nullable ParsedPhone unmarked(String text) {
        String writing = PhoneWritings.unmarked(text);
        ParsedPhone phone = writing == null ? null : one(writing, null, false);
        return phone != null && phone.valid() ? phone : null;
    }

    private static @Nullable ParsedPhone one(String text, @Nullable String region, boolean several) {
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

    private static boolean hasPlus(String text) {
        return text.indexOf('+') >= 0 || text.indexOf('＋') >= 0;
    }

    private static void addCountry(Set<String> countries, @Nullable String region) {
        if (region != null && !region.equals(NO_REGION) && !region.equals(WORLD)) {
            countries.add(region);
        }
    }
}
