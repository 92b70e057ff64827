package dev.contactenricher.sending;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the dispatcher, so that an idle service sends at once. */
@Component
public class WakeUp {

    private final Semaphore signal = new Semaphore(0);

    /** Wakes it after the present transaction, if there is one, has committed. */
    public void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            now();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                now();
            }
        });
    }

    public void now() {
        signal.release();
    }

    /** Sleeps through all that happens; whoever asks after it sees it anyway. */
    public void sleep(long millis) throws InterruptedException {
        Thread.sleep(Math.max(1, millis));
        signal.drainPermits();
    }

    public void await(long millis) throws InterruptedException {
        if (signal.tryAcquire(Math.max(1, millis), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }
}
