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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Joins interaction histories in time order, without repeats. Their entries are any JSON; where one tells no time in
 * any of the usual ways, it stays behind the others in the order of arrival.
 */
final class InteractionHistory {

    private static final List<String> TIME_FIELDS = List.of(
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
    private static final List<Function<String, Instant>> TIME_FORMS = List.of(
            Instant::parse,
            text -> OffsetDateTime.parse(text.replaceFirst(" ", "T").replace(" ", ""), WITH_OFFSET)
                    .toInstant(),
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    /** Fewer digits are a date without hyphens, or no time at all. */
    private static final Pattern EPOCH = Pattern.compile("[0-9]{9,13}(\\.[0-9]{1,9})?");

    private static final double FIRST_IMPLAUSIBLE_SECOND = 1e11;
    private static final double FIRST_IMPLAUSIBLE_MILLISECOND = 1e17;

    private InteractionHistory() {}

    /** What is kept of both. */
    static @Nullable JsonNode join(@Nullable JsonNode older, @Nullable JsonNode newer) {
        JsonNode first = Values.filled(older);
        JsonNode second = Values.filled(newer);
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        List<JsonNode> entries = new ArrayList<>();
        first.forEach(entries::add);
        second.forEach(entries::add);
        return kept(ordered(entries));
    }

    /** What is kept of the history, in order; the same object when there is nothing to order or to leave out. */
    static @Nullable JsonNode ordered(@Nullable JsonNode history) {
        if (history == null || !history.isArray() || history.size() < 2) {
            return kept(history);
        }
        return kept(ordered(history.values()));
    }

    private static @Nullable JsonNode kept(@Nullable JsonNode history) {
        return history instanceof ArrayNode array ? HistoryLimit.newest(array) : history;
    }

    /** All of them. */
    static ArrayNode ordered(Iterable<JsonNode> entries) {
        Map<JsonNode, Timed> distinct = new LinkedHashMap<>();
        entries.forEach(entry -> distinct.merge(sameFor(entry), Timed.of(entry), Timed::firstInOrder));
        List<Timed> timed = distinct.values().stream().sorted(Timed.ORDER).toList();
        ArrayNode joined = JsonNodeFactory.instance.arrayNode(timed.size());
        timed.forEach(entry -> joined.add(entry.entry()));
        return joined;
    }

    /** Equal for entries that differ in how their times are written and in nothing else. */
    private static JsonNode sameFor(JsonNode entry) {
        if (!(entry instanceof ObjectNode object)) {
            return entry;
        }
        ObjectNode same = object.deepCopy();
        for (String field : TIME_FIELDS) {
            JsonNode value = object.get(field);
            Instant at = value == null ? null : Timed.time(value);
            if (at != null) {
                same.put(field, at.toString());
            }
        }
        return same;
    }

    private record Timed(JsonNode entry, @Nullable Instant at) {

        /** Stable: entries without a time keep their order. */
        static final Comparator<Timed> ORDER = Comparator.comparing(
                        Timed::at, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                .thenComparing(timed -> timed.at() == null ? "" : timed.entry().toString());

        private Timed firstInOrder(Timed other) {
            return ORDER.compare(this, other) <= 0 ? this : other;
        }

        static Timed of(JsonNode entry) {
            for (String field : TIME_FIELDS) {
                JsonNode value = entry.get(field);
                Instant at = value == null ? null : time(value);
                if (at != null) {
                    return new Timed(entry, at);
                }
            }
            return new Timed(entry, null);
        }

        private static @Nullable Instant time(JsonNode value) {
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
            for (Function<String, Instant> form : TIME_FORMS) {
                try {
                    return form.apply(text);
                } catch (DateTimeException e) {
                    // written in another form
                }
            }
            return null;
        }
    }
}
