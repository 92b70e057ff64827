package dev.contactenricher.normalize;

import dev.contactenricher.text.Epochs;
import dev.contactenricher.text.SpreadsheetText;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.WrittenDates;
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

    private static final int LONGEST = 80;
    private static final int MOST_DIGITS = 20;

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
     * hence, and twelve are one without seconds, which they would put into 1976.
     */
    private static final Pattern DIGITS = Pattern.compile("((?:19|20)\\d{6})(\\d{4}(?:\\d{2})?)");

    /** SAP's {@code 20231114221320.1230000}, which as an epoch were of the year 2611. */
    private static final Pattern STAMP = Pattern.compile("\\d{14}\\.\\d{1,9}");

    /** Also a large one as programs write it; a spreadsheet's, with a plus behind the E, has lost digits. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(0|[1-9]\\d{0,18})(\\.\\d+)?|[1-9]\\.\\d+E\\d{1,2}");

    private static final Pattern DYNAMICS = Pattern.compile("\\\\?/Date\\((-?\\d{1,18})(?:[+-]\\d{4})?\\)\\\\?/");

    /** What a spreadsheet puts before text, or an export around it. */
    private static final Pattern QUOTES = Pattern.compile("^['\"]|['\"]$");

    private Instants() {}

    /** An instant of the years 1 to 9999, or nothing. */
    static Optional<Instant> read(JsonNode value) {
        try {
            Instant instant = value.isNumber()
                    ? number(Numbers.decimal(value))
                    : value.isString() && value.stringValue().length() <= LONGEST
                            ? text(QUOTES.matcher(Text.line(SpreadsheetText.plain(value.stringValue())))
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
        if (NUMBER.matcher(text).matches() && !STAMP.matcher(text).matches()) {
            return number(new BigDecimal(text));
        }
        String yearFirst = WrittenDates.yearFirst(text);
        Matcher written = DATE_AND_TIME.matcher(yearFirst == null ? "" : yearFirst);
        return written.matches() ? instant(written) : null;
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
        String plain = number.toPlainString();
        if (DIGITS.matcher(plain).matches() || STAMP.matcher(plain).matches()) {
            return text(plain);
        }
        if (isDate(number)) {
            return text(number.toBigInteger() + "T00:00");
        }
        BigDecimal milliseconds = Epochs.milliseconds(number);
        return milliseconds == null
                ? null
                : Instant.ofEpochMilli(milliseconds.toBigInteger().longValueExact());
    }

    /** {@code 20260301}: as an epoch it would be of 1970. */
    private static boolean isDate(BigDecimal number) {
        return number.scale() <= 0
                && number.compareTo(BigDecimal.valueOf(19000101)) >= 0
                && number.compareTo(BigDecimal.valueOf(21001231)) <= 0;
    }
}
