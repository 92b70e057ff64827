package dev.contactenricher.dedup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which texts can be the date of a consent. They are passed on as they are. */
final class ConsentDate {

    /** The first data protection act: no consent to be called is older. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final long FIRST_MILLISECOND = 100_000_000_000L;

    private static final List<Function<String, Instant>> FORMS = List.of(
            Instant::parse,
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> day(LocalDate.parse(text)),
            ConsentDate::epoch,
            text -> day(LocalDate.parse(text, form("d.M.uuuu"))),
            text -> day(LocalDate.parse(text, form("d/M/uuuu"))),
            text -> day(LocalDate.parse(text, form("M/d/uuuu"))),
            text -> day(LocalDate.parse(text, form("d-M-uuuu"))));

    private ConsentDate() {}

    static boolean canBe(String text) {
        Instant date = of(text);
        return date != null && !date.isBefore(EARLIEST);
    }

    /** The instant that a text means, where it means one. */
    static @Nullable Instant of(String text) {
        for (Function<String, Instant> form : FORMS) {
            try {
                return form.apply(text.strip());
            } catch (DateTimeException | NumberFormatException e) {
                // written in another form
            }
        }
        return null;
    }

    private static Instant epoch(String text) {
        long number = Long.parseLong(text);
        return number < FIRST_MILLISECOND ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static Instant day(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
