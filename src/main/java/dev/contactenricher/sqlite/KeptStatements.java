package dev.contactenricher.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.sqlite.SQLiteConnection;

/**
 * The statements of a connection, compiled: closing one keeps it for the next caller that prepares the same text.
 * Those are forgotten that was not prepared for the longest time.
 */
final class KeptStatements {

    static final int MOST = 256;

    private final SQLiteConnection connection;
    private final SequencedMap<String, KeptStatement> idle = new LinkedHashMap<>();

    KeptStatements(SQLiteConnection connection) {
        this.connection = connection;
    }

    synchronized PreparedStatement prepare(String sql) throws SQLException {
        KeptStatement kept = idle.remove(sql);
        return kept == null ? new KeptStatement(connection, sql, this) : kept;
    }

    synchronized void keep(KeptStatement statement) throws SQLException {
        KeptStatement same = idle.put(statement.text(), statement);
        if (same != null) {
            same.end();
        } else if (idle.size() > MOST) {
            idle.pollFirstEntry().getValue().end();
        }
    }

    /** How many wait to be prepared again. */
    synchronized int size() {
        return idle.size();
    }
}
