package dev.contactenricher.identity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tells a parent from the child of the same name: senior, junior, III. */
final class Generation {

    private static final Map<String, String> GENERATIONS = Map.ofEntries(
            Map.entry("sr", "1"),
            Map.entry("snr", "1"),
            Map.entry("sen", "1"),
            Map.entry("senior", "1"),
            Map.entry("jr", "2"),
            Map.entry("jnr", "2"),
            Map.entry("jun", "2"),
            Map.entry("junior", "2"),
            Map.entry("ii", "2"),
            Map.entry("fils", "2"),
            Map.entry("hijo", "2"),
            Map.entry("filho", "2"),
            Map.entry("iii", "3"),
            Map.entry("nieto", "3"),
            Map.entry("neto", "3"),
            Map.entry("iv", "4"));

    private Generation() {}

    /** Takes it from behind a name; null when there is none. */
    static @Nullable String take(List<String> words) {
        String generation = words.size() > 1 ? GENERATIONS.get(words.getLast()) : null;
        if (generation != null) {
            words.removeLast();
        }
        return generation;
    }
}
