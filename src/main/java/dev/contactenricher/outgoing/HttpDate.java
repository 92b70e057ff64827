package dev.contactenricher.outgoing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The three ways to write a date in a header (RFC 9110, section 5.6.7): {@code Sun, 06 Nov 1994 08:49:37 GMT}, RFC 850's
 * {@code Sunday, 06-Nov-94 08:49:37 GMT} and C's {@code Sun Nov  6 08:49:37 1994}. The day's name is not looked at.
 */
final class HttpDate {

    private static final Pattern DAY_NAME = Pattern.compile("^\\p{Alpha}{3,9},?\\s+");
    private static final Pattern ZONE = Pattern.compile("\\s+(GMT|UTC|[+-]0000)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** A year of two digits that seems to be further ahead is one of the past. */
    private static final int FURTHEST_AHEAD = 50;

    private HttpDate() {}

    /** @param now decides the century of a year of two digits */
    static Optional<Instant> parse(String text, Instant now) {
        String date = DAY_NAME.matcher(text.strip()).replaceFirst("");
        date = SPACES.matcher(ZONE.matcher(date).replaceFirst("")).replaceAll(" ");
        try {
            return Optional.of(LocalDateTime.parse(date, forms(now)).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter forms(Instant now) {
        LocalDate oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(FURTHEST_AHEAD - 99);
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("[d MMM uuuu HH:mm:ss][MMM d HH:mm:ss uuuu][d-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, oldest)
                .appendPattern(" HH:mm:ss]")
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
