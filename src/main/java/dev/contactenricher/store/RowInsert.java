package dev.contactenricher.store;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * An insert of many rows at once. PostgreSQL gets the columns as arrays: one statement whose text, and so its plan, is the
 * same however many rows there are. SQLite gets lists of values.
 */
public final class RowInsert {

    /** A column's type. */
    public enum Column {
        TEXT(String.class),
        INTEGER(Integer.class),
        BIGINT(Long.class),
        BYTEA(byte[].class);

        private final Class<?> type;

        Column(Class<?> type) {
            this.type = type;
        }
    }

    private static final int MOST_ROWS = 1000;
    /** SQLite would keep the text of each number of rows. */
    private static final int RETURNING_ROWS = 50;

    private final String sql;
    private final List<Column> columns;
    private final String row;
    private final String arrays;

    /**
     * @param sql has {@code %s} where the rows go, as in {@code INSERT INTO t (a, b) %s ON CONFLICT DO NOTHING}
     * @param columns the types of the values of a row
     */
    public RowInsert(String sql, Column... columns) {
        this.sql = sql;
        this.columns = List.of(columns);
        this.row = this.columns.stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
        this.arrays = sql.formatted(this.columns.stream()
                .map(column -> "CAST(? AS " + column + "[])")
                .collect(Collectors.joining(", ", "SELECT * FROM unnest(", ")")));
    }

    /** @param rows a value for each column, of its type or null */
    public void add(JdbcTemplate jdbc, List<@Nullable Object[]> rows) {
        insert(jdbc, rows, null);
    }

    /** The same for a statement that gives something back for each row that it inserted. */
    public <T> List<T> add(JdbcTemplate jdbc, List<@Nullable Object[]> rows, RowMapper<T> returning) {
        return insert(jdbc, rows, returning);
    }

    private <T> List<T> insert(JdbcTemplate jdbc, List<@Nullable Object[]> rows, @Nullable RowMapper<T> returning) {
        List<T> returned = new ArrayList<>();
        if (rows.isEmpty()) {
            return returned;
        }
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            boolean isServer = KeyLists.takesArrays(connection);
            int most = isServer || returning == null ? MOST_ROWS : RETURNING_ROWS;
            for (int from = 0; from < rows.size(); from += most) {
                List<@Nullable Object[]> some = rows.subList(from, Math.min(rows.size(), from + most));
                if (isServer) {
                    insertArrays(connection, some, returning, returned);
                } else if (returning == null) {
                    insertOneByOne(connection, some);
                } else {
                    insertValues(connection, some, returning, returned);
                }
            }
            return rows.size();
        });
        return returned;
    }

    private <T> void insertArrays(
            Connection connection, List<@Nullable Object[]> rows, @Nullable RowMapper<T> returning, List<T> returned)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(arrays)) {
            for (int at = 0; at < columns.size(); at++) {
                Column column = columns.get(at);
                Object[] values = (Object[]) Array.newInstance(column.type, rows.size());
                for (int row = 0; row < values.length; row++) {
                    values[row] = rows.get(row)[at];
                }
                statement.setArray(at + 1, connection.createArrayOf(column.name(), values));
            }
            if (returning == null) {
                statement.executeUpdate();
            } else {
                read(statement, returning, returned);
            }
        }
    }

    private void insertOneByOne(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(values(1))) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row, 0);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private <T> void insertValues(
            Connection connection, List<@Nullable Object[]> rows, RowMapper<T> returning, List<T> returned)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(values(rows.size()))) {
            int bound = 0;
            for (@Nullable Object[] row : rows) {
                bind(statement, row, bound);
                bound += row.length;
            }
            read(statement, returning, returned);
        }
    }

    private String values(int rows) {
        return sql.formatted("VALUES " + String.join(", ", Collections.nCopies(rows, row)));
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] row, int bound) throws SQLException {
        for (int at = 0; at < row.length; at++) {
            statement.setObject(bound + at + 1, row[at]);
        }
    }

    private static <T> void read(PreparedStatement statement, RowMapper<T> returning, List<T> returned)
            throws SQLException {
        try (ResultSet inserted = statement.executeQuery()) {
            while (inserted.next()) {
                returned.add(returning.mapRow(inserted, returned.size()));
            }
        }
    }
}
