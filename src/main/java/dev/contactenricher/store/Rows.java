package dev.contactenricher.store;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Statements that run once for each of several things, all in one trip to the database. */
public final class Rows {

    private Rows() {}

    /** @param parameters of the statement, in their order */
    public static <T> void update(
            JdbcTemplate jdbc, String sql, Collection<T> all, Function<T, @Nullable Object[]> parameters) {
        jdbc.batchUpdate(sql, all.stream().map(parameters).toList());
    }

    /** @param parameters of the statement, in their order */
    public static <K, V> void update(
            JdbcTemplate jdbc, String sql, Map<K, V> all, BiFunction<K, V, @Nullable Object[]> parameters) {
        update(jdbc, sql, all.entrySet(), one -> parameters.apply(one.getKey(), one.getValue()));
    }
}
