package dev.contactenricher.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * SQLite's write-ahead log, brought to disk once for all who committed meanwhile. SQLite itself would do so within each
 * commit, while every other writer waits; as the log is written in the order of commits, one {@code fsync} covers all
 * before it, and the writer need not be held for it.
 */
final class WriteAheadLog {

    private final Disk disk;
    private final AtomicLong commits = new AtomicLong();
    private final Lock syncing = new ReentrantLock();
    private long synced;

    WriteAheadLog(Disk disk) {
        this.disk = disk;
    }

    /** @param database the database's file, beside which SQLite keeps the log */
    static WriteAheadLog of(Path database) {
        Path file = database.resolveSibling(database.getFileName() + "-wal");
        return new WriteAheadLog(() -> force(file));
    }

    /** Returns once all that was written before is on disk. */
    interface Disk {
        void force() throws IOException;
    }

    /** Returns once everything that was committed before this call is on disk. */
    void sync() throws IOException {
        long own = commits.incrementAndGet();
        syncing.lock();
        try {
            if (synced < own) {
                long covered = commits.get();
                disk.force();
                synced = covered;
            }
        } finally {
            syncing.unlock();
        }
    }

    /** Opened anew each time, since SQLite may replace the file; a log that is gone was written to the database. */
    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
        } catch (NoSuchFileException e) {
            // the last connection that closes takes it along, once the database's own file is on disk
        }
    }
}
