package dev.contactenricher.sqlite;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.SimulatedStore;
import dev.contactenricher.store.StillDialect;
import dev.contactenricher.store.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * The whole schema in SQLite in memory, by one connection for a test that runs on one thread. Statements stay prepared,
 * which would else be a third of the cost of a transaction.
 */
public final class MemoryDatabase extends JDBC4Connection implements SimulatedStore {

    private static final String TABLES = """
            SELECT name FROM sqlite_master
            WHERE type = 'table' AND name <> 'secret' AND (name NOT LIKE 'sqlite%' OR name = 'sqlite_sequence')
            """;

    private final Map<String, Deque<KeptStatement>> idle = new HashMap<>();
    private final List<String> tables = new ArrayList<>();
    private int statementsLeft;

    /** SQLite's words, by the test's clock. */
    public static Dialect dialect(TestClock clock) {
        return new StillDialect(new SqliteDialect(clock), clock, false);
    }

    public MemoryDatabase(Dialect dialect) throws SQLException {
        super("jdbc:sqlite::memory:", ":memory:", foreignKeys());
        try {
            migrate(dialect);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties foreignKeys() {
        var properties = new Properties();
        properties.setProperty("foreign_keys", "true");
        return properties;
    }

    @Override
    public Connection connection() {
        return this;
    }

    @Override
    public void crashBeforeStatement(int number) {
        statementsLeft = number;
    }

    /** How many rows were written, ever. */
    @Override
    public long changes() {
        try {
            return getDatabase().total_changes();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void wipe() {
        statementsLeft = 0;
        try (var statement = createStatement()) {
            if (tables.isEmpty()) {
                try (var rows = statement.executeQuery(TABLES)) {
                    while (rows.next()) {
                        tables.add(rows.getString("name"));
                    }
                }
            }
            for (String table : tables) {
                statement.executeUpdate("DELETE FROM " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        if (statementsLeft > 0 && !getAutoCommit() && --statementsLeft == 0) {
            throw new Crash();
        }
        if (sql.contains("IN ()")) {
            throw new SQLException("PostgreSQL takes no empty list: " + sql);
        }
        Deque<KeptStatement> kept = idle.computeIfAbsent(sql, fresh -> new ArrayDeque<>(1));
        KeptStatement statement = kept.poll();
        return statement == null ? new KeptStatement(this, sql, kept) : statement;
    }

    /** A hint only, which SQLite does not take once connected. */
    @Override
    public void setReadOnly(boolean readOnly) {}

    private static final class KeptStatement extends JDBC4PreparedStatement {

        private final Deque<KeptStatement> idle;

        KeptStatement(SQLiteConnection connection, String sql, Deque<KeptStatement> idle) throws SQLException {
            super(connection, sql);
            this.idle = idle;
        }

        @Override
        public void close() throws SQLException {
            if (rs != null) {
                rs.close();
            }
            clearBatch();
            idle.push(this);
        }
    }

    private void migrate(Dialect dialect) throws SQLException, IOException {
        Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql");
        Arrays.sort(scripts, Comparator.comparingDouble(MemoryDatabase::version));
        for (Resource script : scripts) {
            String sql = script.getContentAsString(StandardCharsets.UTF_8)
                    .replace("${identity}", dialect.identityColumn())
                    .replace("${bytes}", dialect.bytesType())
                    .replace("${key_is_row}", dialect.keyIsRow());
            try (var statement = createStatement()) {
                statement.executeUpdate(sql);
            }
        }
    }

    /** Of {@code V14_1}, a little more than of {@code V14}. */
    private static double version(Resource script) {
        String name = Objects.requireNonNull(script.getFilename());
        return Double.parseDouble(name.substring(1, name.indexOf("__")).replace('_', '.'));
    }
}
