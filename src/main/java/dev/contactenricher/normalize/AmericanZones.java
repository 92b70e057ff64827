package dev.contactenricher.normalize;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The four zones of the United States that their abbreviations mean when nothing else is known, with their daylight forms. */
final class AmericanZones {

    private static final Map<String, String> IDS = new HashMap<>();

    static {
        american("Eastern", "America/New_York", 5);
        american("Central", "America/Chicago", 6);
        american("Mountain", "America/Denver", 7);
        american("Pacific", "America/Los_Angeles", 8);
    }

    private AmericanZones() {}

    /** @param abbreviation in capitals */
    static @Nullable String find(String abbreviation) {
        return IDS.get(abbreviation);
    }

    /** {@code EST}, {@code EDT}, {@code ET}, {@code Eastern}, {@code Eastern Time}, {@code Eastern Time (US & Canada)}. */
    private static void american(String name, String id, int hours) {
        String letter = name.substring(0, 1);
        String upper = name.toUpperCase(Locale.ROOT);
        for (String form : new String[] {
            letter + "ST",
            letter + "DT",
            letter + "T",
            upper,
            upper + " TIME",
            upper + " DAYLIGHT TIME",
            upper + " (US & CANADA)",
            upper + " DAYLIGHT TIME (US & CANADA)",
            upper + " STANDARD TIME (US & CANADA)",
            upper + " TIME (US & CANADA)",
            letter + "ST" + hours + letter + "DT",
            "US " + upper
        }) {
            IDS.put(form, id);
        }
    }
}
