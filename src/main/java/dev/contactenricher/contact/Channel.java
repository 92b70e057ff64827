package dev.contactenricher.contact;

import java.util.Locale;

/** A way to reach a person, each with a consent of its own. */
public enum Channel {
    EMAIL,
    SMS,
    PHONE;

    /** The name that the contract uses in {@code channels}: {@code email}, {@code sms}, {@code phone}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The contact field that states this channel's consent, such as {@code consent_to_email}. */
    public String field() {
        return "consent_to_" + wireName();
    }
}
