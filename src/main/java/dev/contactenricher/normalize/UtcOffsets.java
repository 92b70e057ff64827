package dev.contactenricher.normalize;

import com.ibm.icu.util.TimeZone;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Offsets from UTC. They stay fixed zones: no city is guessed from them. */
final class UtcOffsets {

    private static final Pattern OFFSET = Pattern.compile(
            "(?:(?:UTC |GMT )?(?:time ?zone )?offset:? )?[(\\[]?(?:(?:UTC|GMT)(?:\\s?/\\s?(?:UTC|GMT))?\\s?:?\\s?[(\\[]?)?\\s?"
                    + "([+\u2212\u2013\u00B1-])\\s?(\\d{1,2})(?::?([0-5]\\d)(?::?00)?|[.,](\\d{1,2})|h(\\d\\d))?"
                    + "\\s?(?:h|hrs?|hours?)?[)\\]]{0,2}(?: ?[(\\[]?(?:UTC|GMT|local)[)\\]]?)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ZERO = Pattern.compile("(?:UTC|GMT) ?0{1,2}(?::?00)?", Pattern.CASE_INSENSITIVE);

    /** Parts of an hour by a decimal point, and minutes that were written behind a dot. */
    private static final Map<String, Integer> BEHIND_DOT =
            Map.of("0", 0, "00", 0, "5", 30, "50", 30, "25", 15, "75", 45, "30", 30, "45", 45, "15", 15);

    private static final int MAX_WEST = 12 * 60;
    private static final int MAX_EAST = 14 * 60;

    private UtcOffsets() {}

    /** {@code Etc/GMT-2} for +02:00 (POSIX counts the other way round), {@code +05:30}, {@code UTC} for zero. */
    static Optional<String> find(String text) {
        Integer offset = minutes(text);
        if (offset == null) {
            return Optional.empty();
        }
        int size = Math.abs(offset);
        if (size % 60 != 0) {
            return Optional.of("%s%02d:%02d".formatted(offset > 0 ? "+" : "-", size / 60, size % 60));
        }
        return Optional.of(offset == 0 ? "UTC" : "Etc/GMT" + (offset > 0 ? "-" : "+") + size / 60);
    }

    /** Minutes east of Greenwich, or null where the text is no offset. */
    static @Nullable Integer minutes(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (!offset.matches()) {
            return ZERO.matcher(text).matches() ? Integer.valueOf(0) : null;
        }
        String clock = offset.group(3) == null ? offset.group(5) : offset.group(3);
        Integer minutes = clock != null
                ? Integer.valueOf(clock)
                : offset.group(4) != null ? BEHIND_DOT.get(offset.group(4)) : Integer.valueOf(0);
        if (minutes == null) {
            return null;
        }
        boolean west = "-\u2212\u2013".contains(offset.group(1));
        int size = Integer.parseInt(offset.group(2)) * 60 + minutes;
        boolean impossible = offset.group(1).equals("\u00B1") && size > 0 || size > (west ? MAX_WEST : MAX_EAST);
        return impossible ? null : Integer.valueOf(west ? -size : size);
    }

    static boolean sameTime(String id, String other) {
        return TimeZone.getTimeZone(id).getRawOffset()
                == TimeZone.getTimeZone(other).getRawOffset();
    }

    /** True where no season and no law of another year explains the offset. */
    static boolean isFar(String id, int minutes) {
        return Math.abs(TimeZone.getTimeZone(id).getRawOffset() / 60_000 - minutes) > 150;
    }

    /** True where the zone keeps the offset in one of its seasons. */
    static boolean keeps(String id, int minutes) {
        int raw = TimeZone.getTimeZone(id).getRawOffset() / 60_000;
        return minutes == raw || minutes == raw + 60;
    }
}
