package dev.contactenricher.tenant;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;

/** Whether a number is surely a mobile one. */
final class Mobile {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Mobile() {}

    /** @param e164 with its plus */
    static boolean is(String e164) {
        try {
            return NUMBERS.getNumberType(NUMBERS.parse(e164, null)) == PhoneNumberType.MOBILE;
        } catch (NumberParseException e) {
            return false;
        }
    }
}
