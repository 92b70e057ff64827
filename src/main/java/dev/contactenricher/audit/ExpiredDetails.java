package dev.contactenricher.audit;

import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Remembers, as ranges, which entries lack their details and were not explained by a {@code details_expired} yet. */
final class ExpiredDetails {

    /** From each range's first sequence to its last. */
    private final TreeMap<Long, Long> uncovered = new TreeMap<>();

    /** @param sequence larger than any before */
    void add(long sequence) {
        var last = uncovered.lastEntry();
        if (last != null && last.getValue() == sequence - 1) {
            uncovered.put(last.getKey(), sequence);
        } else {
            uncovered.put(sequence, sequence);
        }
    }

    /** Takes a range as explained by the entry at {@code by}; it can speak of earlier entries only. */
    void cover(@Nullable Long from, @Nullable Long to, long by) {
        if (from == null || to == null) {
            return;
        }
        long end = Math.min(to, by - 1);
        var before = uncovered.floorEntry(from - 1);
        if (before != null && before.getValue() >= from) {
            uncovered.put(before.getKey(), from - 1);
            uncovered.put(from, before.getValue());
        }
        for (var range = uncovered.ceilingEntry(from);
                range != null && range.getKey() <= end;
                range = uncovered.ceilingEntry(from)) {
            uncovered.remove(range.getKey());
            if (range.getValue() > end) {
                uncovered.put(end + 1, range.getValue());
            }
        }
    }

    Optional<Long> firstUncovered() {
        return uncovered.isEmpty() ? Optional.empty() : Optional.of(uncovered.firstKey());
    }
}
