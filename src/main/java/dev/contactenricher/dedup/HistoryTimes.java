package dev.contactenricher.dedup;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** In which fields, and in which of the usual ways, entries of a history tell their time. */
final class HistoryTimes {

    static final List<String> FIELDS = List.of(
            "timestamp",
            "ts",
            "occurred_at",
            "event_time",
            "at",
            "date",
            "time",
            "datetime",
            "created_at",
            "started_at",
            "updated_at");
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);
    private static final List<Function<String, Instant>> FORMS = List.of(
            Instant::parse,
            text -> OffsetDateTime.parse(text.replaceFirst(" ", "T").replace(" ", ""), WITH_OFFSET)
                    .toInstant(),
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    /** Fewer digits are a date without hyphens, or no time at all. */
    private static final Pattern EPOCH = Pattern.compile("[0-9]{9,13}(\\.[0-9]{1,9})?");

    private static final double FIRST_IMPLAUSIBLE_SECOND = 1e11;
    private static final double FIRST_IMPLAUSIBLE_MILLISECOND = 1e17;

    private HistoryTimes() {}

    /** The time that a value tells, or null. */
    static @Nullable Instant of(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            // a number beyond a double's range is infinite as one, and no error
            return Math.abs(number.doubleValue()) < FIRST_IMPLAUSIBLE_MILLISECOND ? epoch(number) : null;
        }
        return value.isString() ? time(value.stringValue().strip()) : null;
    }

    private static Instant epoch(BigDecimal number) {
        boolean seconds = Math.abs(number.doubleValue()) < FIRST_IMPLAUSIBLE_SECOND;
        return seconds
                ? Instant.ofEpochSecond(
                        number.longValue(),
                        number.remainder(BigDecimal.ONE).movePointRight(9).longValue())
                : Instant.ofEpochMilli(number.longValue());
    }

    private static @Nullable Instant time(String text) {
        if (EPOCH.matcher(text).matches()) {
            return epoch(new BigDecimal(text));
        }
        for (Function<String, Instant> form : FORMS) {
            try {
                return form.apply(text);
            } catch (DateTimeException e) {
                // written in another form
            }
        }
        return null;
    }
}
