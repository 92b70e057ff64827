package dev.contactenricher.sqlite;

import dev.contactenricher.problem.BackgroundFailure;
import dev.contactenricher.problem.StandingThread;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Brings SQLite's write-ahead log into the database, by a thread of its own: beside the writer as far as the log has
 * come, and then, for the short rest, while the writer waits, since without that a busy log would never end. The log
 * then begins anew in the same file, which is cheaper than another one; after a reader held it up for long it is cut
 * to nothing.
 */
class LogCheckpoints implements SmartLifecycle {

    /** Pages that are written several times until then reach the database once. */
    private static final long LONG_BYTES = 64L << 20;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BESIDE_A_READER = Duration.ofSeconds(5);
    private static final String WHAT = "The write-ahead log could not be brought into the database; trying again";
    private static final String SHORT_WAIT = "PRAGMA busy_timeout = 200";
    private static final String USUAL_WAIT = "PRAGMA busy_timeout = 30000";
    private static final String BESIDE_THE_WRITER = "PRAGMA wal_checkpoint(PASSIVE)";
    private static final String CUT = "PRAGMA wal_checkpoint(TRUNCATE)";
    private static final String LOOK = "PRAGMA wal_checkpoint(NOOP)";

    private final DataSource writer;
    private final DataSource readers;
    private final Path log;
    private final long longBytes;
    private final StandingThread thread;

    LogCheckpoints(DataSource writer, DataSource readers, Path log, ApplicationEventPublisher events) {
        this(writer, readers, log, LONG_BYTES, events);
    }

    /** @param longBytes the length from which on the log begins anew */
    LogCheckpoints(DataSource writer, DataSource readers, Path log, long longBytes, ApplicationEventPublisher events) {
        this.writer = writer;
        this.readers = readers;
        this.log = log;
        this.longBytes = longBytes;
        this.thread =
                new StandingThread("checkpoints", this::look, e -> events.publishEvent(new BackgroundFailure(WHAT, e)));
    }

    /** @return false when a reader still needs the log, so that it cannot begin anew */
    boolean empty() throws SQLException {
        checkpoint(readers, BESIDE_THE_WRITER);
        return checkpoint(writer, BESIDE_THE_WRITER).isDone();
    }

    /** @return false when a reader still needs the log, so that it could not be cut */
    boolean cut() throws SQLException {
        checkpoint(readers, BESIDE_THE_WRITER);
        return checkpoint(writer, CUT).isDone();
    }

    private void look() throws InterruptedException {
        try {
            Thread.sleep(isInOrder() ? BETWEEN_LOOKS : BESIDE_A_READER);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The log is as it was", e);
        }
    }

    /** @return false when the log is long, and a reader still needs it */
    boolean isInOrder() throws SQLException {
        long bytes = log.toFile().length();
        if (bytes >= 2 * longBytes) {
            return cut();
        }
        return bytes < longBytes
                || checkpoint(readers, LOOK).pagesLeft() < longBytes / EmbeddedStoreConfiguration.PAGE_BYTES
                || empty();
    }

    /**
     * @param isBusy whether another connection kept it from ending
     * @param pages in the log
     * @param written of these that are in the database
     */
    private record Progress(boolean isBusy, long pages, long written) {

        boolean isDone() {
            return !isBusy && written == pages;
        }

        long pagesLeft() {
            return pages - written;
        }
    }

    private static Progress checkpoint(DataSource source, String how) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(SHORT_WAIT);
            try (var row = statement.executeQuery(how)) {
                row.next();
                return new Progress(row.getInt(1) != 0, row.getLong(2), row.getLong(3));
            } finally {
                statement.execute(USUAL_WAIT);
            }
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        try {
            thread.stop(BESIDE_A_READER.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isThere();
    }
}
