package dev.contactenricher.sending;

import dev.contactenricher.store.Dialect;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets one thread of this replica at a time ask for the dispatch row, but for those that withdraw a person, and need more
 * than that row. When a replica stands still, PostgreSQL ends its transaction after a while and hands the row to the next in
 * line; if those were all of that replica, the others would wait as long for each. The embedded store's writers queue in
 * any case.
 */
@Component
public class DispatchQueue {

    private final Dialect dialect;
    private final Lock turn = new ReentrantLock(true);

    public DispatchQueue(Dialect dialect) {
        this.dialect = dialect;
    }

    /** @param transaction a whole one, which begins by locking the row; there must be none yet */
    public void inTurn(Runnable transaction) {
        inTurn(() -> {
            transaction.run();
            return true;
        });
    }

    /** @param transaction a whole one, which begins by locking the row; there must be none yet */
    public <T> T inTurn(Supplier<T> transaction) {
        if (dialect.isExclusive()) {
            return transaction.get();
        }
        turn.lock();
        try {
            return transaction.get();
        } finally {
            turn.unlock();
        }
    }
}
