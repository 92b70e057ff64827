package dev.contactenricher.normalize;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Offsets from UTC. They stay fixed zones: no city is guessed from them. */
final class UtcOffsets {

    private static final Pattern OFFSET =
            Pattern.compile("(?i)\\(?(?:UTC|GMT)?\\s?([+\\-\u2212\u00B1])\\s?(\\d{1,2})(?::?([0-5]\\d))?\\)?");
    private static final int MAX_WEST = 12;
    private static final int MAX_EAST = 14;

    private UtcOffsets() {}

    /** {@code Etc/GMT-2} for +02:00 (POSIX counts the other way round), {@code +05:30}, {@code UTC} for zero. */
    static Optional<String> find(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (!offset.matches()) {
            return Optional.empty();
        }
        boolean east = !offset.group(1).equals("-") && !offset.group(1).equals("\u2212");
        int hours = Integer.parseInt(offset.group(2));
        int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
        if (offset.group(1).equals("\u00B1") && hours + minutes > 0
                || hours * 60 + minutes > (east ? MAX_EAST : MAX_WEST) * 60) {
            return Optional.empty();
        }
        if (minutes != 0) {
            return Optional.of("%s%02d:%02d".formatted(east ? "+" : "-", hours, minutes));
        }
        return Optional.of(hours == 0 ? "UTC" : "Etc/GMT" + (east ? "-" : "+") + hours);
    }
}
