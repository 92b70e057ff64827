package dev.contactenricher.normalize;

import dev.contactenricher.text.Findings;
import org.jspecify.annotations.Nullable;

/** Reads the phone of a contact whose country is assumed, and says what was wrong with it. */
final class PhoneField {

    private PhoneField() {}

    static @Nullable ParsedPhone read(
            @Nullable PhoneParser written,
            @Nullable String region,
            boolean evident,
            boolean hasEmail,
            Findings findings) {
        if (written == null) {
            return null;
        }
        ParsedPhone phone = written.in(region, evident);
        if (phone == null) {
            if (hasEmail) {
                findings.warn("phone", "phone_invalid", "Not a phone number that can be dialled; left out");
            } else {
                findings.error("phone", "phone_invalid", "Must be a phone number that can be dialled");
            }
            return null;
        }
        if (!phone.valid()) {
            findings.warn("phone", "phone_invalid", "Not a number that is known to be in use; kept");
        }
        if (phone.several()) {
            findings.warn("phone", "phone_several", "Holds more than one number; the first valid one was taken");
        }
        if (phone.number().extension() != null) {
            findings.warn(
                    "phone",
                    "phone_extension",
                    "The extension has no place in E.164; not sent, but it tells people apart");
        }
        return phone;
    }
}
