package dev.contactenricher.country;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The regions that the calling codes of ITU-T E.164 belong to. */
final class CallingCodes {

    private static final String WORLD = "001";
    private static final int MOST_DIGITS = 3;
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private CallingCodes() {}

    /** The region of a calling code that no two regions share, or null. */
    static @Nullable String onlyRegionOf(String code) {
        List<String> regions =
                code.length() > MOST_DIGITS ? List.of() : UTIL.getRegionCodesForCountryCode(Integer.parseInt(code));
        return regions.size() == 1 && !regions.getFirst().equals(WORLD) ? regions.getFirst() : null;
    }
}
