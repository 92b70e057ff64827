package dev.contactenricher.normalize;

import dev.contactenricher.text.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads points in time as databases, spreadsheets and CRMs write them: with the year first, or as an epoch. What has
 * the day or the month first is not read, as it is ambiguous.
 */
final class Instants {

    private static final int LONGEST = 64;

    /**
     * The year, month and day; then perhaps the time, and with it perhaps the offset, in ISO 8601 or with a blank for
     * the T; behind it perhaps the zone, as RFC 9557 and Java have it.
     */
    private static final Pattern DATE_AND_TIME = Pattern.compile(
            "(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|(\\d{2})(\\d{2}))"
                    + "(?:(?:T|,? )(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,12}))?)?|(\\d{2})(?:(\\d{2}))?)"
                    + " ?(Z|UTC|GMT|[+\u2212-]\\d{2}(?::?\\d{2})?)?(?:\\[([A-Z0-9_/+-]{1,40})])?)?",
            Pattern.CASE_INSENSITIVE);

    /**
     * Fourteen digits with nothing between them are a date and time, since as milliseconds they are of centuries
     * hence.
     */
    private static final Pattern DIGITS = Pattern.compile("(\\d{8})(\\d{6})");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(?:\\.\\d{1,9})?");
    private static final Pattern DYNAMICS = Pattern.compile("\\\\?/Date\\((-?\\d{1,18})(?:[+-]\\d{4})?\\)\\\\?/");

    /** What a spreadsheet puts before text, or an export around it. */
    private static final Pattern QUOTES = Pattern.compile("^['\"]|['\"]$");

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /** From here on a number is one of milliseconds: as seconds it would be of the year 5138. */
    private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

    private static final int MOST_DIGITS = 20;

    private Instants() {}

    /** An instant of the years 1 to 9999, or nothing. */
    static Optional<Instant> read(JsonNode value) {
        try {
            Instant instant = value.isNumber()
                    ? number(Numbers.decimal(value))
                    : value.isString() && value.stringValue().length() <= LONGEST
                            ? text(QUOTES.matcher(Text.line(value.stringValue()))
                                    .replaceAll(""))
                            : null;
            return Optional.ofNullable(instant).filter(Instants::isPlausible);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1 && year <= 9999;
    }

    private static @Nullable Instant text(String text) {
        Matcher dynamics = DYNAMICS.matcher(text);
        if (dynamics.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(dynamics.group(1)));
        }
        Matcher digits = DIGITS.matcher(text);
        Matcher date = DATE_AND_TIME.matcher(digits.matches() ? digits.group(1) + 'T' + digits.group(2) : text);
        if (date.matches()) {
            return instant(date);
        }
        return NUMBER.matcher(text).matches() ? number(new BigDecimal(text)) : null;
    }

    private static Instant instant(Matcher date) {
        LocalDateTime time = LocalDateTime.of(
                        number(date.group(1)),
                        number(first(date.group(3), date.group(5))),
                        number(first(date.group(4), date.group(6))),
                        number(date.group(7)),
                        number(first(date.group(8), date.group(11))),
                        number(first(date.group(9), date.group(12))))
                .plusNanos(nanos(date.group(10)));
        return time.atZone(zone(date.group(13), date.group(14))).toInstant();
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
    }

    /** An offset counts before a zone beside it; UTC where neither stands. */
    private static ZoneId zone(@Nullable String offset, @Nullable String zone) {
        if (offset == null) {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        }
        return Character.isLetter(offset.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(offset.replace('\u2212', '-'));
    }

    private static @Nullable Instant number(@Nullable BigDecimal number) {
        if (number == null || number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            return null;
        }
        if (isDate(number)) {
            return text(number.toBigInteger() + "T00:00");
        }
        if (isYearOrDay(number)) {
            return null;
        }
        boolean seconds = number.abs().compareTo(FIRST_MILLISECONDS) < 0;
        BigDecimal milliseconds = seconds ? number.multiply(THOUSAND) : number;
        return Instant.ofEpochMilli(milliseconds.toBigInteger().longValueExact());
    }

    /**
     * {@code 2026}, {@code 46082}: a year, or a spreadsheet's count of days; as an epoch it would be of the first day
     * of 1970.
     */
    private static boolean isYearOrDay(BigDecimal number) {
        return number.signum() > 0 && number.compareTo(BigDecimal.valueOf(100_000)) < 0;
    }

    /** {@code 20260301}: as an epoch it would be of 1970. */
    private static boolean isDate(BigDecimal number) {
        return number.scale() <= 0
                && number.compareTo(BigDecimal.valueOf(19000101)) >= 0
                && number.compareTo(BigDecimal.valueOf(21001231)) <= 0;
    }
}
