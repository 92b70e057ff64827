package dev.contactenricher.sqlite;

import dev.contactenricher.store.Hurry;
import dev.contactenricher.store.UnusableStoreException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * The only connection that writes to SQLite. Callers take turns at it, each for one unit of work, and units that come
 * in meanwhile share a transaction, so that one commit, one {@code fsync} in it, makes all of them durable. Each unit
 * has a savepoint of its own: one that fails takes no other with it. A unit's commit returns once the shared one is on
 * disk, and fails where that one fails. For want of space SQLite may undo the transaction in the middle of a unit; what would
 * follow then would commit itself, so it is refused.
 */
final class Writer extends AbstractDataSource implements AutoCloseable {

    private static final String BEGIN = "BEGIN IMMEDIATE";
    private static final String SAVEPOINT = "SAVEPOINT unit";
    private static final String RELEASE = "RELEASE unit";
    private static final String ROLLBACK_TO = "ROLLBACK TO unit";
    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";

    private final SQLiteConnection connection;
    private final KeptStatements statements;
    private final WriterLock lock;
    private final long sharingNanos;

    /** The transaction that units share since the last commit; touched only by the thread that has its turn. */
    private @Nullable SharedTransaction shared;

    /** Whether a transaction that failed may still be open, and is to be rolled back. */
    private boolean hasRest;

    private Writer(SQLiteConnection connection, Duration patience, Duration sharing) {
        this.connection = connection;
        this.statements = new KeptStatements(connection);
        this.lock = new WriterLock(patience);
        this.sharingNanos = sharing.toNanos();
        connection.addCommitListener(new SQLiteCommitListener() {
            @Override
            public void onCommit() {}

            @Override
            public void onRollback() {
                SharedTransaction undone = shared;
                if (undone != null) {
                    undone.undone();
                }
            }
        });
    }

    /**
     * @param patience how long a caller waits for its turn
     * @param sharing how long a transaction stays open for the next one in line; its first unit waits that much longer
     */
    static Writer open(String url, Duration patience, Duration sharing) {
        try {
            return new Writer(DriverManager.getConnection(url).unwrap(SQLiteConnection.class), patience, sharing);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    static UnusableStoreException unusable(SQLException cause) {
        return new UnusableStoreException(
                "The embedded database cannot be opened (" + cause.getMessage() + ")",
                "Let the service write to ENRICHER_DATA_DIR, which must be on a disk with room, and nobody else.");
    }

    /** Waits for a turn. It ends with the unit of work, or when the connection is closed. */
    @Override
    public Connection getConnection() throws SQLException {
        boolean hurried = Hurry.isOn();
        // before its turn, which nothing but the unit itself could end
        Connection unit = Unit.of(this, connection, hurried);
        lock.acquire(hurried);
        return unit;
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return statements.prepare(sql);
    }

    /** @return whether the unit has a savepoint: the first of a transaction needs none */
    boolean begin() throws SQLException {
        if (shared == null) {
            undoRest();
            var fresh = new SharedTransaction();
            hasRest = true;
            execute(BEGIN);
            connection.getConnectionConfig().setAutoCommit(false);
            shared = fresh;
            hasRest = false;
            return false;
        }
        execute(SAVEPOINT);
        return true;
    }

    /** @throws SQLException when there is no transaction any more in which a unit could go on */
    void ensureTransaction() throws SQLException {
        SharedTransaction own = shared;
        if (own != null) {
            own.ensureThere();
        }
    }

    /** Ends the turn, and returns once the unit is on disk. */
    void commit(boolean hasSavepoint, boolean hurried) throws SQLException {
        SharedTransaction own = shared;
        try {
            ensureTransaction();
            if (own != null && hasSavepoint) {
                execute(RELEASE);
            }
        } catch (SQLException | RuntimeException | Error e) {
            fail(own, e);
        } finally {
            endTurn(hurried);
        }
        if (own == null) {
            throw new SQLException("The transaction is over");
        }
        own.await();
    }

    /** Ends the turn. What SQLite rolled back by itself, for want of space, is gone with all that shared it. */
    void rollBack(boolean hasSavepoint) {
        SharedTransaction own = shared;
        try {
            if (own != null && hasSavepoint) {
                execute(ROLLBACK_TO);
                execute(RELEASE);
            } else if (own != null) {
                rollBackAll();
            }
        } catch (SQLException | RuntimeException | Error e) {
            fail(own, e);
        } finally {
            endTurn(false);
        }
    }

    /** For what must not be in a transaction. */
    void endTransaction() throws SQLException {
        undoRest();
        commitOthers();
    }

    private void commitOthers() {
        SharedTransaction ended = shared;
        if (ended == null) {
            return;
        }
        try {
            execute(COMMIT);
            shared = null;
            connection.getConnectionConfig().setAutoCommit(true);
            ended.committed();
        } catch (SQLException | RuntimeException | Error e) {
            fail(ended, e);
        }
    }

    /** @param atOnce whether to commit now instead of letting the next unit share the transaction */
    void endTurn(boolean atOnce) {
        boolean isShared = shared != null && !atOnce && shared.isYoungerThan(sharingNanos);
        if (isShared && lock.handOver()) {
            return;
        }
        try {
            commitOthers();
        } finally {
            lock.release();
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        return lock.waiting();
    }

    /** @param cause what ended a statement: also an error, such as want of memory, must leave no unit waiting for ever */
    private void fail(@Nullable SharedTransaction ended, Throwable cause) {
        try {
            rollBackAll();
        } finally {
            if (ended != null) {
                ended.failed(cause);
            }
        }
    }

    private void rollBackAll() {
        shared = null;
        hasRest = true;
        try {
            undoRest();
        } catch (SQLException e) {
            // it is tried again before anything else is written
        }
    }

    private void undoRest() throws SQLException {
        if (!hasRest) {
            return;
        }
        try {
            execute(ROLLBACK);
        } catch (SQLException e) {
            boolean isOver = e.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code;
            if (!isOver) {
                throw e;
            }
        }
        connection.getConnectionConfig().setAutoCommit(true);
        hasRest = false;
    }

    private void execute(String sql) throws SQLException {
        connection.getDatabase().exec(sql, false);
    }

    @Override
    public void close() throws SQLException {
        lock.acquire(false);
        try {
            commitOthers();
            connection.close();
        } finally {
            lock.release();
        }
    }
}
