package dev.contactenricher.dedup;

import dev.contactenricher.contact.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How much of a person's interaction history is kept: the newest entries, and of these what fits. */
final class HistoryLimit {

    static final Finding TRIMMED = new Finding(
            "interaction_history",
            "history_trimmed",
            "Of a person's interaction history the newest 1,000 entries and 256 KB are kept");

    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_BYTES = 256 * 1024;
    /** Around the whole, and behind each entry. */
    private static final int PUNCTUATION = 1;

    private HistoryLimit() {}

    /** @param history in time order; the same object when all of it may stay */
    static ArrayNode newest(ArrayNode history) {
        int first = first(history);
        if (first == 0) {
            return history;
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (int i = first; i < history.size(); i++) {
            kept.add(history.get(i));
        }
        return kept;
    }

    /** Whether something is lost where these histories of one person are joined, or of one that is alone. */
    static boolean isExceeded(List<@Nullable JsonNode> histories) {
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode history : histories) {
            if (history != null && history.isArray()) {
                history.forEach(entries::add);
            }
        }
        return first(InteractionHistory.ordered(entries)) > 0;
    }

    /** Where what is kept begins. */
    private static int first(ArrayNode history) {
        int first = history.size();
        int bytes = PUNCTUATION;
        while (first > 0 && history.size() - first < MOST_ENTRIES) {
            bytes += bytes(history.get(first - 1)) + PUNCTUATION;
            if (bytes > MOST_BYTES) {
                break;
            }
            first--;
        }
        return first;
    }

    private static int bytes(JsonNode entry) {
        return entry.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
