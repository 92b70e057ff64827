package dev.contactenricher.store;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.RowMapper;

/**
 * Statements about lists of keys, which are texts, bytes or longs: one for a whole batch, unless it is larger than a database takes
 * at once. PostgreSQL gets the list as an array: the text of the statement, and so its plan, is the same for any number. For
 * SQLite, lists of much the same length have the same text, by asking for the last key again, so that it knows most
 * statements already.
 */
public final class KeyLists {

    /** SQLite takes 32,766 parameters. */
    static final int MOST_PARAMETERS = 28_672;

    private KeyLists() {}

    /** @param sql has {@code IN (%s)} or {@code (VALUES %s)} where the keys go */
    public static <T> List<T> query(JdbcTemplate jdbc, String sql, Collection<?> keys, RowMapper<T> mapper) {
        List<T> found = new ArrayList<>();
        for (List<?> some : slices(keys)) {
            found.addAll(jdbc.query(about(some, sql), mapper));
        }
        return found;
    }

    /** @param sql has {@code IN (%s)} where the keys go */
    public static void update(JdbcTemplate jdbc, String sql, Collection<?> keys) {
        for (List<?> some : slices(keys)) {
            jdbc.update(about(some, sql));
        }
    }

    private static PreparedStatementCreator about(List<?> keys, String sql) {
        return connection -> takesArrays(connection) ? array(connection, sql, keys) : parameters(connection, sql, keys);
    }

    private static PreparedStatement array(Connection connection, String sql, List<?> keys) throws SQLException {
        Object first = keys.getFirst();
        String type = first instanceof byte[] ? "BYTEA" : first instanceof Long ? "BIGINT" : "TEXT";
        String array = "CAST(? AS " + type + "[])";
        PreparedStatement statement = connection.prepareStatement(sql.replace("IN (%s)", "= ANY (" + array + ")")
                .replace("(VALUES %s)", "(SELECT unnest(" + array + "))"));
        Object[] all = (Object[]) Array.newInstance(first.getClass(), 0);
        statement.setArray(1, connection.createArrayOf(type, keys.toArray(all)));
        return statement;
    }

    private static PreparedStatement parameters(Connection connection, String sql, List<?> keys) throws SQLException {
        String parameter = sql.contains("(VALUES %s)") ? "(?)" : "?";
        List<?> all = padded(keys);
        String marks = String.join(", ", Collections.nCopies(all.size(), parameter));
        PreparedStatement statement = connection.prepareStatement(sql.formatted(marks));
        for (int at = 0; at < all.size(); at++) {
            statement.setObject(at + 1, all.get(at));
        }
        return statement;
    }

    /** PostgreSQL does, SQLite does not. */
    static boolean takesArrays(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    private static List<List<?>> slices(Collection<?> keys) {
        List<?> list = List.copyOf(keys);
        List<List<?>> slices = new ArrayList<>(1);
        for (int from = 0; from < list.size(); from += MOST_PARAMETERS) {
            slices.add(list.subList(from, Math.min(from + MOST_PARAMETERS, list.size())));
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
