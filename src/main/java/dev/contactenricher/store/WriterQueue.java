package dev.contactenricher.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The queue for SQLite's one writer. All but one of those who wait do so out here, so that whoever is in a {@link Hurry}
 * has no more than that one, and the present writer, before it.
 */
final class WriterQueue extends DelegatingDataSource {

    private final Duration patience;
    private final Lock next = new ReentrantLock(true);

    /** @param writer gives its one connection to callers in the order in which they came */
    WriterQueue(DataSource writer, Duration patience) {
        super(writer);
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (Hurry.isOn()) {
            return super.getConnection();
        }
        waitToBeNext();
        try {
            return super.getConnection();
        } finally {
            next.unlock();
        }
    }

    private void waitToBeNext() throws SQLException {
        try {
            if (!next.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("The writer is not free");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting for the writer", e);
        }
    }
}
