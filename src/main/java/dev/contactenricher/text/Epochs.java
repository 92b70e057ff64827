package dev.contactenricher.text;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Points in time as a number of seconds or of parts of one since 1970. */
public final class Epochs {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /** From here on a number is one of milliseconds: as seconds it would be of the year 5138. */
    private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

    /** Of the year 9999. */
    private static final BigDecimal LAST_MILLISECONDS = BigDecimal.valueOf(253_402_300_799_999L);

    /** Of 2100: microseconds and nanoseconds are of databases' own clocks. */
    private static final BigDecimal LAST_OF_MICROSECONDS = BigDecimal.valueOf(4_102_444_800_000L);

    /** Of 1980. */
    private static final BigDecimal FIRST_CHANGES = BigDecimal.valueOf(315_532_800_000L);

    private Epochs() {}

    /** An epoch in seconds or milliseconds, or finer, as milliseconds; null where the number is none. */
    public static @Nullable BigDecimal milliseconds(BigDecimal number) {
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
