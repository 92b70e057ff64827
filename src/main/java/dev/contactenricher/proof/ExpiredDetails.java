package dev.contactenricher.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers, as runs, which entries lack their details and were not explained by a {@code details_expired} yet. */
final class ExpiredDetails {

    /**
     * @param first a sequence
     * @param last the last of those that follow it without a gap
     * @param newest when the youngest of them was made, in epoch milliseconds; the end of time where one does not say
     */
    private record Run(long first, long last, long newest) {}

    private List<Run> runs = new ArrayList<>();

    /** @param sequence larger than any before */
    void add(long sequence, @Nullable Long createdAt) {
        long made = createdAt == null ? Long.MAX_VALUE : createdAt;
        Run before = runs.isEmpty() ? null : runs.getLast();
        if (before != null && before.last == sequence - 1) {
            runs.set(runs.size() - 1, new Run(before.first, sequence, Math.max(before.newest, made)));
        } else {
            runs.add(new Run(sequence, sequence, made));
        }
    }

    /**
     * Takes a range as explained, as far as its entries are old enough.
     *
     * @param before the sequence of what explains it; it can speak of earlier entries only
     * @param madeBy the latest time, in epoch milliseconds, at which what has expired can have been made
     */
    void cover(@Nullable Long from, @Nullable Long to, long before, long madeBy) {
        if (from == null || to == null) {
            return;
        }
        long end = Math.min(to, before - 1);
        List<Run> left = new ArrayList<>();
        for (Run run : runs) {
            if (run.newest > madeBy || end < from || run.last < from || run.first > end) {
                left.add(run);
                continue;
            }
            if (run.first < from) {
                left.add(new Run(run.first, from - 1, run.newest));
            }
            if (run.last > end) {
                left.add(new Run(end + 1, run.last, run.newest));
            }
        }
        runs = left;
    }

    Optional<Long> firstUncovered() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getFirst().first);
    }
}
