package dev.contactenricher.dedup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Joins interaction histories in time order, without repeats. Their entries are any JSON; where one tells no time in
 * any of the usual ways, it stays behind the others in the order of arrival.
 */
final class InteractionHistory {

    private static final List<String> TIME_FIELDS = List.of(
            "timestamp", "occurred_at", "at", "date", "time", "datetime", "created_at", "started_at", "updated_at");
    private static final List<Function<String, Instant>> TIME_FORMS = List.of(
            Instant::parse,
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    private static final long FIRST_IMPLAUSIBLE_SECOND = 100_000_000_000L;

    private InteractionHistory() {}

    static @Nullable JsonNode join(@Nullable JsonNode older, @Nullable JsonNode newer) {
        JsonNode first = Values.filled(older);
        JsonNode second = Values.filled(newer);
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        List<JsonNode> entries = new ArrayList<>();
        first.forEach(entries::add);
        second.forEach(entries::add);
        return ordered(entries);
    }

    /** The history itself, in order; the same object when there is nothing to order. */
    static @Nullable JsonNode ordered(@Nullable JsonNode history) {
        return history == null || !history.isArray() || history.size() < 2 ? history : ordered(history.values());
    }

    private static ArrayNode ordered(Iterable<JsonNode> entries) {
        Set<JsonNode> distinct = new LinkedHashSet<>();
        entries.forEach(distinct::add);
        List<Timed> timed = distinct.stream().map(Timed::of).sorted(Timed.ORDER).toList();
        ArrayNode joined = JsonNodeFactory.instance.arrayNode(timed.size());
        timed.forEach(entry -> joined.add(entry.entry()));
        return joined;
    }

    private record Timed(JsonNode entry, @Nullable Instant at) {

        /** Stable: entries without a time keep their order. */
        static final Comparator<Timed> ORDER = Comparator.comparing(
                        Timed::at, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                .thenComparing(timed -> timed.at() == null ? "" : timed.entry().toString());

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
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                long number = value.longValue();
                return Math.abs(number) < FIRST_IMPLAUSIBLE_SECOND && number != Long.MIN_VALUE
                        ? Instant.ofEpochSecond(number)
                        : Instant.ofEpochMilli(number);
            }
            return value.isString() ? time(value.stringValue().strip()) : null;
        }

        private static @Nullable Instant time(String text) {
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
