package dev.contactenricher.contact;

import java.util.List;
import java.util.Locale;

/** A way to reach a person, each with a consent of its own. */
public enum Channel {
    EMAIL,
    SMS,
    PHONE;

    /** All of them, in their order. */
    public static final List<Channel> ALL = List.of(values());

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final String field = "consent_to_" + wireName;

    /** The name that the contract uses in {@code channels}: {@code email}, {@code sms}, {@code phone}. */
    public String wireName() {
        return wireName;
    }

    /** The contact field that states this channel's consent, such as {@code consent_to_email}. */
    public String field() {
        return field;
    }
}
