package dev.contactenricher.sqlite;

import dev.contactenricher.store.DeletedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * SQLite overwrites what it deletes ({@code secure_delete}), but only in the database's file: the write-ahead log still
 * has the pages as they were. Emptying it waits for readers, so what does not succeed at once is tried again.
 */
class SqliteDeletedRows implements DeletedRows {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDeletedRows.class);

    private static final String SHORT_WAIT = "PRAGMA busy_timeout = 500";
    private static final String USUAL_WAIT = "PRAGMA busy_timeout = 30000";
    private static final String EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)";

    private final JdbcTemplate jdbc;
    /** From the start on, as the process before may have died behind an erasure. */
    private final AtomicBoolean isDue = new AtomicBoolean(true);

    SqliteDeletedRows(DataSource writer) {
        jdbc = new JdbcTemplate(writer);
    }

    @Override
    public void scrub() {
        isDue.set(true);
        scrubWhatIsDue();
    }

    @Scheduled(fixedDelayString = "PT10S")
    void scrubWhatIsDue() {
        if (isDue.getAndSet(false) && !isEmptied()) {
            LOG.info("The write-ahead log could not be emptied behind what was deleted yet, and will be");
            isDue.set(true);
        }
    }

    private boolean isEmptied() {
        try {
            return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) SqliteDeletedRows::empty));
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static boolean empty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SHORT_WAIT);
            try (var row = statement.executeQuery(EMPTY_LOG)) {
                return row.next() && row.getInt(1) == 0;
            } finally {
                statement.execute(USUAL_WAIT);
            }
        }
    }
}
