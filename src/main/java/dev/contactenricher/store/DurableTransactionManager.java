package dev.contactenricher.store;

import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.sqlite.SQLiteErrorCode;

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

    /**
     * SQLite has rolled back by itself what it could not commit for want of space; that it cannot do so again would hide why.
     */
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (TransactionException | DataAccessException e) {
            if (!isOver(e)) {
                throw e;
            }
        }
    }

    private static boolean isOver(RuntimeException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                && cause.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code
                && cause.getMessage() != null
                && cause.getMessage().contains("no transaction is active");
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
