package dev.contactenricher.normalize;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads phone numbers in any common writing, by libphonenumber. */
final class PhoneParser {

    /** Digits behind a {@code +}, in groups perhaps: one number, and nothing else. */
    private static final Pattern PLAIN = Pattern.compile("\\+[1-9]\\d*(?:[ -]\\d+)*");

    /** Null where no number can be read of it surely. */
    private final @Nullable String text;

    private final @Nullable ParsedPhone international;

    private PhoneParser(String raw) {
        String cleaned = PhoneWritings.clean(raw);
        this.text = cleaned == null || PhoneWritings.isRounded(cleaned) ? null : cleaned;
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
        ParsedPhone cut = first == null ? null : ParsedPhone.dialled(first, region, true);
        if (cut != null && cut.valid()) {
            return cut;
        }
        String number = PhoneExtensions.numberBefore(text);
        ParsedPhone extended = number == null ? null : ParsedPhone.dialled(number, region, false);
        if (extended != null && extended.valid()) {
            return extended.withExtension(PhoneExtensions.digits(text));
        }
        String bareNumber = PhoneWritings.withoutWords(text);
        ParsedPhone bared = bareNumber == null ? null : ParsedPhone.dialled(bareNumber, region, false);
        if (bared != null && bared.valid()) {
            return bared;
        }
        ParsedPhone best = ParsedPhone.dialled(text, region, false);
        if (best != null && best.valid()) {
            return best;
        }
        ParsedPhone whole = ofCommas(text, region);
        if (whole != null) {
            return whole;
        }
        for (String part : PhoneNotations.split(text)) {
            String bare = PhoneWritings.withoutRemarks(part);
            String dialled = PhoneWritings.international(bare);
            ParsedPhone phone = ParsedPhone.dialled(bare, region, true);
            if (!dialled.equals(bare) && (phone == null || !phone.valid())) {
                // 0049 … beside another number is as international as alone
                phone = ParsedPhone.dialled(dialled, region, true);
            }
            if (phone != null && phone.valid()) {
                return phone;
            }
            best = best == null ? phone : best;
        }
        for (String writing : PhoneWritings.of(text, region)) {
            ParsedPhone phone = ParsedPhone.dialled(writing, region, false);
            if (phone != null && phone.valid()) {
                return phone.withExtension(PhoneExtensions.digits(text));
            }
            best = best == null ? phone : best;
        }
        return best == null ? ofHalves(text, region) : best;
    }

    /** {@code 0664,123456}: one number with commas in it, where what is before the first is none. */
    private static @Nullable ParsedPhone ofCommas(String text, @Nullable String region) {
        int comma = text.indexOf(',');
        ParsedPhone first = comma < 0 ? null : ParsedPhone.dialled(text.substring(0, comma), region, true);
        ParsedPhone whole = comma < 0 || first != null && first.valid()
                ? null
                : ParsedPhone.dialled(text.replace(',', ' '), region, false);
        return whole != null && whole.valid() ? whole : null;
    }

    /** {@code 212-555-2368 212-555-2369}: two numbers with a blank between them, where both are in use. */
    private static @Nullable ParsedPhone ofHalves(String text, @Nullable String region) {
        for (int blank = text.indexOf(' '); blank > 0; blank = text.indexOf(' ', blank + 1)) {
            ParsedPhone one = ParsedPhone.dialled(text.substring(0, blank), region, true);
            ParsedPhone other =
                    one == null || !one.valid() ? null : ParsedPhone.dialled(text.substring(blank + 1), region, true);
            if (other != null && other.valid()) {
                return one;
            }
        }
        return null;
    }

    /** An international number without its {@code +}, if it is in use, or null. */
    private static @Nullable ParsedPhone unmarked(String text) {
        String writing = PhoneWritings.unmarked(text);
        ParsedPhone phone = writing == null ? null : ParsedPhone.dialled(writing, null, false);
        return phone != null && phone.valid() ? phone : null;
    }
}
