package dev.contactenricher.store;

import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Lets nobody hear of a commit before it is on disk, but gives the connection to the next writer first: SQLite has one
 * writer, and the disk is the slowest part of a commit.
 */
@SuppressWarnings("serial")
class DurableTransactionManager extends JdbcTransactionManager {

    private final transient WriteAheadLog log;
    private final transient ThreadLocal<Boolean> committed = new ThreadLocal<>();

    DurableTransactionManager(DataSource dataSource, WriteAheadLog log) {
        super(dataSource);
        this.log = log;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
        if (!status.isReadOnly()) {
            committed.set(true);
        }
    }

    /** The last step, after the connection went back. */
    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        super.doCleanupAfterCompletion(transaction);
        if (committed.get() != null) {
            committed.remove();
            try {
                log.sync();
            } catch (IOException e) {
                throw new TransactionSystemException("The commit may not be on disk", e);
            }
        }
    }
}
