package dev.contactenricher.outgoing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Retry-After} header (RFC 9110, section 10.2.3): seconds or a date. Some servers write fractions of seconds,
 * which are rounded up.
 */
final class RetryAfter {

    /** What a server may ask for at most; a mistake of its should not stop the service for days. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,64}(\\.[0-9]{0,64})?");

    private RetryAfter() {}

    /**
     * How long to wait, between zero and {@link #LONGEST}; null when the header is missing or cannot be read.
     *
     * @param now the time by the clock of the server that wrote the header
     */
    static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        if (SECONDS.matcher(value).matches()) {
            BigDecimal seconds = new BigDecimal(value).setScale(0, RoundingMode.CEILING);
            return Duration.ofSeconds(
                    seconds.min(BigDecimal.valueOf(LONGEST.toSeconds())).longValue());
        }
        return HttpDate.parse(value, now)
                .map(date -> bounded(Duration.between(now, date)))
                .orElse(null);
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
