package dev.contactenricher.normalize;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Numbers as they are written where text belongs. */
final class Numbers {

    /** Up to here a number is written without an exponent. */
    private static final int MAX_SCALE = 6;

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /** From here on a number is one of milliseconds: as seconds it would be of the year 5138. */
    private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

    /** Of the year 9999. */
    private static final BigDecimal LAST_MILLISECONDS = BigDecimal.valueOf(253_402_300_799_999L);

    /** Of 2100: microseconds and nanoseconds are of databases' own clocks. */
    private static final BigDecimal LAST_OF_MICROSECONDS = BigDecimal.valueOf(4_102_444_800_000L);

    /** Of 1980. */
    private static final BigDecimal FIRST_CHANGES = BigDecimal.valueOf(315_532_800_000L);

    private Numbers() {}

    /** The number, or null where it is beyond what a parser of doubles can tell. */
    static @Nullable BigDecimal decimal(JsonNode value) {
        boolean told = value.isIntegralNumber() || value.isBigDecimal() || Double.isFinite(value.doubleValue());
        return told ? value.decimalValue() : null;
    }

    /** A whole number without the {@code .0} that some programs put behind each. */
    static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        BigDecimal number = decimal(value);
        if (number == null) {
            return value.asString();
        }
        String written = number.toString();
        boolean whole = number.scale() > 0
                && number.scale() < MAX_SCALE
                && number.stripTrailingZeros().scale() <= 0;
        return whole ? written.substring(0, written.indexOf('.')) : written;
    }

    /** An epoch in seconds or milliseconds, or finer, as milliseconds; null where the number is none. */
    static @Nullable BigDecimal milliseconds(BigDecimal number) {
        boolean seconds = number.abs().compareTo(FIRST_MILLISECONDS) < 0;
        BigDecimal milliseconds = seconds ? number.multiply(THOUSAND) : number;
        boolean finer = milliseconds.compareTo(LAST_MILLISECONDS) > 0;
        while (milliseconds.compareTo(LAST_MILLISECONDS) > 0) {
            milliseconds = milliseconds.movePointLeft(3);
        }
        if (isOtherNumber(milliseconds) || finer && milliseconds.compareTo(LAST_OF_MICROSECONDS) > 0) {
            return null;
        }
        return milliseconds;
    }

    /**
     * {@code 2026}, {@code 46082}, {@code 251126}: a year, a spreadsheet's count of days, a date without its century; as
     * epochs they would be of the seventies, when no such record was changed.
     */
    private static boolean isOtherNumber(BigDecimal milliseconds) {
        return milliseconds.signum() > 0 && milliseconds.compareTo(FIRST_CHANGES) < 0;
    }
}
