package dev.contactenricher.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How pages write numbers and times. */
@Component("show")
class Show {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** @param noun in the singular; its plural has an s */
    public String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** For readers without scripts; the page's script writes it in the reader's zone. */
    public String time(@Nullable Instant at) {
        return at == null ? "–" : TIME.format(at);
    }

    public String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + " s";
        } else if (whole < HOUR) {
            return whole / MINUTE + " min";
        } else if (whole < DAY) {
            return "%d h %d min".formatted(whole / HOUR, whole % HOUR / MINUTE);
        }
        return "%d d %d h".formatted(whole / DAY, whole % DAY / HOUR);
    }
}
