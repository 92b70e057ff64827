package dev.contactenricher.merge;

import dev.contactenricher.merge.Turn.Claim;
import dev.contactenricher.problem.Tasks;
import dev.contactenricher.queue.RequestSize;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** How much contact data is in memory for requests that are under way, so that slow answers cannot fill the heap. */
final class InFlight {

    private static final long SHARE_OF_HEAP = 64;

    private final long most = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    private final AtomicLong bytes = new AtomicLong();

    /** Whether the next claim has to wait until an answer comes. */
    boolean isFull() {
        return bytes.get() >= most;
    }

    /** Counts the claim until its task has ended, or could not begin. */
    void execute(Executor executor, Claim claim, Runnable task) {
        long own = claim.entries().stream().mapToLong(RequestSize::bytes).sum();
        bytes.addAndGet(own);
        Tasks.holding(executor, task, () -> bytes.addAndGet(-own));
    }
}
