package dev.contactenricher.sqlite;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The lock of the {@link Writer}: callers get it as they came, but those in a {@link Hurry} first. */
final class WriterLock {

    private final Duration patience;
    private final Lock lock = new ReentrantLock();
    private final Deque<Waiting> hurried = new ArrayDeque<>();
    private final Deque<Waiting> others = new ArrayDeque<>();
    private boolean taken;

    WriterLock(Duration patience) {
        this.patience = patience;
    }

    private static final class Waiting {

        final Condition called;
        boolean isCalled;

        Waiting(Condition called) {
            this.called = called;
        }
    }

    /** @throws SQLTransientConnectionException when it did not come free in time */
    void acquire(boolean inAHurry) throws SQLTransientConnectionException {
        lock.lock();
        try {
            if (taken) {
                await(inAHurry ? hurried : others);
            }
            taken = true;
        } finally {
            lock.unlock();
        }
    }

    /** Hands it to the next one in line, if there is one. */
    void release() {
        lock.lock();
        try {
            taken = handOver();
        } finally {
            lock.unlock();
        }
    }

    /** @return false where no one waits, so that the caller has it still */
    boolean handOver() {
        lock.lock();
        try {
            Waiting next = hurried.isEmpty() ? others.poll() : hurried.poll();
            if (next != null) {
                next.isCalled = true;
                next.called.signal();
            }
            return next != null;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return hurried.size() + others.size();
        } finally {
            lock.unlock();
        }
    }

    private void await(Deque<Waiting> line) throws SQLTransientConnectionException {
        var own = new Waiting(lock.newCondition());
        line.add(own);
        long left = patience.toNanos();
        try {
            while (!own.isCalled) {
                if (left <= 0) {
                    throw new SQLTransientConnectionException("The writer is not free");
                }
                left = own.called.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!own.isCalled) {
                throw new SQLTransientConnectionException("Interrupted while waiting for the writer", e);
            }
        } finally {
            line.remove(own);
        }
    }
}
