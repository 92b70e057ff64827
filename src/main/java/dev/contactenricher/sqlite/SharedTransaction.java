package dev.contactenricher.sqlite;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An open transaction of the {@link Writer}, in which units of work wait together for its end. */
final class SharedTransaction {

    private final long since = System.nanoTime();
    private final CompletableFuture<Void> durable = new CompletableFuture<>();
    private boolean isUndone;

    boolean isYoungerThan(long nanos) {
        return System.nanoTime() - since < nanos;
    }

    /** SQLite undid it, as it does by itself for want of space. */
    void undone() {
        isUndone = true;
    }

    /** What a unit writes without a transaction would commit itself. */
    void ensureThere() throws SQLException {
        if (isUndone) {
            throw new SQLTransientConnectionException("The transaction was undone");
        }
    }

    void committed() {
        durable.complete(null);
    }

    void failed(Throwable cause) {
        durable.completeExceptionally(cause);
    }

    /** Returns once it is on disk. */
    void await() throws SQLException {
        try {
            durable.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SQLException cause
                    ? new SQLException(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause)
                    : new SQLException(e);
        }
    }
}
