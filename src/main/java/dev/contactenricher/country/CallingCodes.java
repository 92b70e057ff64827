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

    /** The region of a calling code that it shares with none but parts of it ({@code +44}), or null. */
    static @Nullable String regionOf(String code) {
        List<String> regions =
                code.length() > MOST_DIGITS ? List.of() : UTIL.getRegionCodesForCountryCode(Integer.parseInt(code));
        String main = regions.isEmpty() || regions.getFirst().equals(WORLD) ? null : regions.getFirst();
        return main != null && regions.stream().skip(1).allMatch(other -> isIn(main, other)) ? main : null;
    }

    private static boolean isIn(String main, String other) {
        return Territories.isPartOf(other, main) || main.equals("IT") && other.equals("VA");
    }
}
