package dev.contactenricher.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Cuts lists to the number of parameters that one statement takes well. */
public final class Chunks {

    private static final int SIZE = 400;

    private Chunks() {}

    public static <T> List<List<T>> of(Collection<T> all) {
        List<T> list = List.copyOf(all);
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += SIZE) {
            chunks.add(list.subList(from, Math.min(list.size(), from + SIZE)));
        }
        return chunks;
    }

    /** What is found for each chunk, put together. */
    public static <T, R> List<R> query(Collection<T> all, Function<List<T>, List<R>> statement) {
        return of(all).stream().flatMap(some -> statement.apply(some).stream()).toList();
    }

    /** How many rows the statement changed, or counted, for all chunks together. */
    public static <T> int sum(Collection<T> all, Function<List<T>, Integer> statement) {
        return of(all).stream().mapToInt(statement::apply).sum();
    }
}
