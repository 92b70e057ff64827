package dev.contactenricher.store;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What SQLite and PostgreSQL do not share. Everything else is one SQL text for both. */
public interface Dialect {

    /** Now, in whole milliseconds, by the one clock that all replicas share. */
    Instant instant();

    /** The same in milliseconds since the epoch, as the database keeps it. */
    default long millis() {
        return instant().toEpochMilli();
    }

    /** Milliseconds that this process counted, whatever any clock is set to. */
    default long elapsedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /**
     * Promises that this transaction is going to be short, since others will wait for the row that it locks next: a
     * server ends it when its process stands still for longer than a few seconds.
     */
    void promiseToBeQuick();

    /**
     * Waits until no other transaction holds a row of this table, {@link #forShare} too. Who asks later waits in turn, which is
     * not so with a lock of the row: those that share it may follow each other without end. An only writer is alone anyway.
     */
    default void lockAlone(String table) {}

    /** True when no other process uses the store, so that whatever is under way in it is this one's. */
    boolean isExclusive();

    /** Goes behind a {@code SELECT} of rows that are about to be claimed, so that replicas do not wait for each other. */
    String skipLocked();

    /** Goes behind a {@code SELECT} of one row that serialises what follows in the transaction. */
    String forUpdate();

    /** Goes behind a {@code SELECT} of one row that many may hold at once, until one wants it for itself. */
    String forShare();

    /** The DDL behind an auto-increment primary key column's name. */
    String identityColumn();

    /** Goes behind a table's columns where its primary key is all by which rows are kept. */
    String keyIsRow();

    /** The column type for bytes. */
    String bytesType();
}
