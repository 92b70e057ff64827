package dev.contactenricher.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/** A statement as SQLite compiled it, which closing gives back instead. */
final class KeptStatement extends JDBC4PreparedStatement {

    private final KeptStatements statements;
    private final String text;

    KeptStatement(SQLiteConnection connection, String text, KeptStatements statements) throws SQLException {
        super(connection, text);
        this.text = text;
        this.statements = statements;
    }

    String text() {
        return text;
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
        statements.keep(this);
    }

    /** Lets go of what SQLite keeps of it. */
    void end() throws SQLException {
        super.close();
    }
}
