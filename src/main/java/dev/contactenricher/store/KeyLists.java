package dev.contactenricher.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Statements about lists of keys: one for a whole batch, unless it is larger than a database takes at once. Lists of much
 * the same length have the same text, by asking for the last key again, so that a database knows most statements already.
 */
public final class KeyLists {

    /** SQLite takes 32,766 parameters, PostgreSQL 65,535. */
    static final int MOST_PARAMETERS = 28_672;

    private KeyLists() {}

    /**
     * @param sql has {@code %s} where the parameters go
     * @param parameter how one of them is written
     */
    public static <T> List<T> query(
            JdbcTemplate jdbc, String sql, String parameter, Collection<?> keys, RowMapper<T> mapper) {
        List<T> found = new ArrayList<>();
        for (List<?> some : slices(keys)) {
            found.addAll(jdbc.query(sql.formatted(marks(some, parameter)), mapper, some.toArray()));
        }
        return found;
    }

    public static <T> List<T> query(JdbcTemplate jdbc, String sql, Collection<?> keys, RowMapper<T> mapper) {
        return query(jdbc, sql, "?", keys, mapper);
    }

    public static void update(JdbcTemplate jdbc, String sql, Collection<?> keys) {
        for (List<?> some : slices(keys)) {
            jdbc.update(sql.formatted(marks(some, "?")), some.toArray());
        }
    }

    private static String marks(List<?> keys, String parameter) {
        return String.join(", ", Collections.nCopies(keys.size(), parameter));
    }

    private static List<List<?>> slices(Collection<?> keys) {
        List<?> list = List.copyOf(keys);
        List<List<?>> slices = new ArrayList<>(1);
        for (int from = 0; from < list.size(); from += MOST_PARAMETERS) {
            slices.add(padded(list.subList(from, Math.min(from + MOST_PARAMETERS, list.size()))));
        }
        return slices;
    }

    private static List<?> padded(List<?> keys) {
        int size = paddedSize(keys.size());
        List<Object> padded = new ArrayList<>(size);
        padded.addAll(keys);
        padded.addAll(Collections.nCopies(size - keys.size(), keys.getLast()));
        return padded;
    }

    /** The next number of which only the first three binary digits may be other than 0. */
    static int paddedSize(int size) {
        int step = Math.max(1, Integer.highestOneBit(size) / 4);
        return (size + step - 1) / step * step;
    }
}
