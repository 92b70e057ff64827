package dev.contactenricher.dedup;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Picks the more recent of two values, and notes the ages of those that are not the survivor's own. */
final class Recency {

    private final Survivor older;
    private final Survivor newer;
    private final @Nullable Instant updatedAt;
    private final Map<String, Instant> stamps = new HashMap<>();

    Recency(Survivor older, Survivor newer) {
        this.older = older;
        this.newer = newer;
        this.updatedAt = latest(older.contact().updatedAt(), newer.contact().updatedAt());
    }

    /** The age of the survivor itself. */
    @Nullable Instant updatedAt() {
        return updatedAt;
    }

    /** The ages of fields that differ from it. */
    Map<String, Instant> stamps() {
        return stamps;
    }

    /** The one that ranks higher; of equals the most recent. */
    <T> T prefer(String field, T a, T b, int rank, Function<T, String> text) {
        if (rank != 0) {
            note(field, rank > 0 ? older.stamp(field) : newer.stamp(field));
            return rank > 0 ? a : b;
        }
        return requireNonNull(pick(field, a, b, text));
    }

    /** The one that is there; of both the most recent. */
    <T> @Nullable T pick(String field, @Nullable T a, @Nullable T b, Function<T, String> text) {
        if (a == null && b == null) {
            return null;
        }
        boolean first = b == null || (a != null && wins(field, a, b, text));
        note(field, first ? older.stamp(field) : newer.stamp(field));
        return first ? a : b;
    }

    private <T> boolean wins(String field, T a, T b, Function<T, String> text) {
        Instant ageOfA = older.stamp(field);
        Instant ageOfB = newer.stamp(field);
        if (ageOfA == null || ageOfB == null) {
            return ageOfA != null;
        }
        int age = ageOfA.compareTo(ageOfB);
        return age > 0 || age == 0 && text.apply(a).compareTo(text.apply(b)) >= 0;
    }

    /** That the value of the field is of then. */
    void note(String field, @Nullable Instant at) {
        if (!Objects.equals(at, updatedAt)) {
            stamps.put(field, at == null ? Survivor.UNDATED : at);
        }
    }

    private static @Nullable Instant latest(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }
}
