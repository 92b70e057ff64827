package dev.contactenricher.sqlite;

import dev.contactenricher.store.DeletedRows;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * SQLite overwrites what it deletes ({@code secure_delete}), but only in the database's file: the write-ahead log still
 * has the pages as they were. Emptying it waits for readers, so what does not succeed at once is tried again.
 */
class SqliteDeletedRows implements DeletedRows {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDeletedRows.class);

    private final LogCheckpoints log;
    /** From the start on, as the process before may have died behind an erasure. */
    private boolean isDue = true;

    SqliteDeletedRows(LogCheckpoints log) {
        this.log = log;
    }

    @Override
    public synchronized void scrub() {
        isDue = true;
        scrubWhatIsDue();
    }

    @Scheduled(fixedDelayString = "PT10S")
    synchronized void scrubWhatIsDue() {
        if (isDue) {
            isDue = !isEmptied();
            if (isDue) {
                LOG.info("The write-ahead log could not be emptied behind what was deleted yet, and will be");
            }
        }
    }

    private boolean isEmptied() {
        try {
            return log.cut();
        } catch (SQLException e) {
            return false;
        }
    }
}
