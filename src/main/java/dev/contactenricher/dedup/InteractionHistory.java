package dev.contactenricher.dedup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        for (String field : HistoryTimes.FIELDS) {
            Instant at = HistoryTimes.of(object.get(field));
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
            for (String field : HistoryTimes.FIELDS) {
                Instant at = HistoryTimes.of(entry.get(field));
                if (at != null) {
                    return new Timed(entry, at);
                }
            }
            return new Timed(entry, null);
        }
    }
}
