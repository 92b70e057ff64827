package dev.contactenricher.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * The statements of a connection, as SQLite compiled them: closing one keeps it for whoever prepares the same text next. Those
 * are forgotten that nobody prepared for the longest time.
 */
final class KeptStatements {

    static final int MOST = 256;

    private final SQLiteConnection connection;
    private final SequencedMap<String, Kept> idle = new LinkedHashMap<>();

    KeptStatements(SQLiteConnection connection) {
        this.connection = connection;
    }

    synchronized PreparedStatement prepare(String sql) throws SQLException {
        Kept kept = idle.remove(sql);
        return kept == null ? new Kept(sql) : kept;
    }

    /** How many wait to be prepared again. */
    synchronized int size() {
        return idle.size();
    }

    private synchronized @Nullable Kept keep(Kept statement) {
        Kept same = idle.putIfAbsent(statement.text, statement);
        if (same != null) {
            return statement;
        }
        return idle.size() > MOST ? idle.pollFirstEntry().getValue() : null;
    }

    private final class Kept extends JDBC4PreparedStatement {

        final String text;

        Kept(String sql) throws SQLException {
            super(connection, sql);
            this.text = sql;
        }

        /** Nothing of what it was run with stays. */
        @Override
        public void close() throws SQLException {
            if (pointer.isClosed()) {
                super.close();
                return;
            }
            rs.close();
            clearGeneratedKeys();
            clearBatch();
            clearParameters();
            batch = null;
            Kept surplus = keep(this);
            if (surplus != null) {
                surplus.end();
            }
        }

        private void end() throws SQLException {
            super.close();
        }
    }
}
