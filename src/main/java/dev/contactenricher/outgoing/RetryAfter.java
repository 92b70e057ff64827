package dev.contactenricher.outgoing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header (RFC 9110, section 10.2.3): seconds or a date. */
final class RetryAfter {

    /** What a server may ask for at most; a mistake of its should not stop the service for days. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int DIGITS_OF_LONGEST = 4;

    private RetryAfter() {}

    /**
     * How long to wait, between zero and {@link #LONGEST}; null when the header is missing or makes no sense.
     *
     * @param now the time by the clock of whoever wrote the header
     */
    static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        if (SECONDS.matcher(value).matches()) {
            String digits = value.replaceFirst("^0+(?=.)", "");
            return digits.length() > DIGITS_OF_LONGEST
                    ? LONGEST
                    : bounded(Duration.ofSeconds(Integer.parseInt(digits)));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return bounded(Duration.between(now, date.toInstant()));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
