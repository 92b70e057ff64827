package dev.contactenricher.cxone;

import java.util.ArrayList;
import java.util.List;

/** By which keys CXone may find out that a contact of a request is one that it holds: {@code deduplication_rules}. */
public record DeduplicationRules(boolean email, boolean phone) {

    public static final DeduplicationRules BOTH = new DeduplicationRules(true, true);

    private static final int EMAIL = 1;
    private static final int PHONE = 2;

    /** A small number for each set, 3 for both. */
    public int code() {
        return (email ? EMAIL : 0) + (phone ? PHONE : 0);
    }

    public static DeduplicationRules of(int code) {
        return new DeduplicationRules((code & EMAIL) != 0, (code & PHONE) != 0);
    }

    /** As the request says them. */
    List<String> names() {
        List<String> names = new ArrayList<>(2);
        if (email) {
            names.add("email");
        }
        if (phone) {
            names.add("phone");
        }
        return names;
    }
}
