package dev.contactenricher.sending;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the dispatcher, so that an idle service sends at once. */
@Component
public class WakeUp {

    private final Semaphore anything = new Semaphore(0);
    private final Semaphore changes = new Semaphore(0);

    /** Wakes it after the present transaction, if there is one, has committed. */
    public void afterCommit() {
        afterCommit(this::now);
    }

    /** The same if it waits for contacts: while nothing may be sent, more of them change nothing. */
    public void forWorkAfterCommit() {
        afterCommit(anything::release);
    }

    private static void afterCommit(Runnable wakeUp) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wakeUp.run();
                }
            });
        } else {
            wakeUp.run();
        }
    }

    public void now() {
        changes.release();
        anything.release();
    }

    /** Sleeps through all that happens meanwhile; what is asked after that sees it anyway. */
    public void sleep(long millis) throws InterruptedException {
        await(new Semaphore(0), millis);
    }

    public void await(long millis) throws InterruptedException {
        await(anything, millis);
    }

    public void awaitChange(long millis) throws InterruptedException {
        await(changes, millis);
    }

    private void await(Semaphore signal, long millis) throws InterruptedException {
        signal.tryAcquire(Math.max(1, millis), TimeUnit.MILLISECONDS);
        changes.drainPermits();
        anything.drainPermits();
    }
}
