package dev.contactenricher.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Lets callers that come while one commits share the next commit. A commit waits for the disk, however much it holds, so
 * together they take many times what they could one by one.
 */
final class GroupCommit<T> {

    private final int most;
    private final Consumer<List<T>> commit;
    private final Queue<Waiting<T>> waiting = new ConcurrentLinkedQueue<>();
    private final Lock committing = new ReentrantLock();

    /**
     * @param most items in one commit
     * @param commit makes items durable, all or none; throws when it could not
     */
    GroupCommit(int most, Consumer<List<T>> commit) {
        this.most = most;
        this.commit = commit;
    }

    /** Returns once the item is durable, or throws what kept it from that. */
    void add(T item) {
        var own = new Waiting<>(item);
        waiting.add(own);
        committing.lock();
        try {
            while (!own.done) {
                commitNext();
            }
        } finally {
            committing.unlock();
        }
        if (own.failure != null) {
            throw own.failure;
        }
        if (own.isBrokenOff) {
            throw new IllegalStateException("The commit was broken off");
        }
    }

    /** How many wait for a commit that has not begun. */
    int waiting() {
        return waiting.size();
    }

    private void commitNext() {
        var group = new ArrayList<Waiting<T>>(most);
        while (group.size() < most && waiting.peek() != null) {
            group.add(waiting.remove());
        }
        try {
            RuntimeException failure = tryCommit(group);
            if (failure != null && !isTheStores(failure) && group.size() > 1) {
                // one that cannot be stored does not take the others with it
                group.forEach(one -> one.end(tryCommit(List.of(one))));
            } else {
                group.forEach(one -> one.end(failure));
            }
        } finally {
            // an error, such as want of memory, must leave none of them waiting for ever
            group.forEach(Waiting::breakOff);
        }
    }

    private @Nullable RuntimeException tryCommit(List<Waiting<T>> group) {
        try {
            commit.accept(group.stream().map(one -> one.item).toList());
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** The store is away or too busy: nothing that was to be stored is at fault. */
    private static boolean isTheStores(RuntimeException failure) {
        return failure instanceof TransactionException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException;
    }

    /** Read and written by the holder of the lock, and read by its owner after that. */
    private static final class Waiting<T> {

        final T item;
        boolean done;
        boolean isBrokenOff;

        @Nullable RuntimeException failure;

        Waiting(T item) {
            this.item = item;
        }

        void end(@Nullable RuntimeException because) {
            failure = because;
            done = true;
        }

        void breakOff() {
            isBrokenOff = !done;
            done = true;
        }
    }
}
