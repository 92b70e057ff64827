package dev.contactenricher.merge;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.sending.DispatchQueue;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The budget of each call: written before it happens, in its family's window, exact over replicas, crashes and restarts as
 * that of whole requests is. A call that is granted also keeps the lease of its request.
 */
@Component
class CallBudgets implements UpkeepCalls {

    /** A delivery that has to wait for longer gives its place to another one. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long LOOK_AGAIN = 500;

    private final CallPermits permits;
    private final DispatchQueue queue;
    private final Dialect dialect;
    private volatile boolean stopping;

    CallBudgets(CallPermits permits, DispatchQueue queue, Dialect dialect) {
        this.permits = permits;
        this.queue = queue;
        this.dialect = dialect;
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    Allowance of(Claim claim) {
        return new OfClaim(claim);
    }

    @Override
    public Allowance allowance() {
        return new OfClaim(null);
    }

    private final class OfClaim implements Allowance {

        private final @Nullable Claim claim;

        /** @param claim or null for calls of no request */
        OfClaim(@Nullable Claim claim) {
            this.claim = claim;
        }

        @Override
        public Leave ask(String family, int recipient) {
            Instant end = dialect.instant().plus(PATIENCE);
            while (!stopping) {
                CallPermits.Decision decision =
                        queue.inTurn(() -> Contention.repeat(() -> permits.take(claim, family, recipient)));
                switch (decision) {
                    case CallPermits.Decision.Final last -> {
                        return last.leave();
                    }
                    case CallPermits.Decision.Later later -> {
                        long millis =
                                Duration.between(dialect.instant(), later.at()).toMillis();
                        if (later.at().isAfter(end) || !sleep(Math.min(Math.max(1, millis), LOOK_AGAIN))) {
                            return new Leave.NotNow();
                        }
                    }
                }
            }
            return new Leave.NotNow();
        }

        @Override
        public boolean isWithdrawn(int recipient) {
            return claim != null && permits.isWithdrawn(claim, recipient);
        }

        @Override
        public void answered(Leave.Granted leave) {
            Instant at = dialect.instant();
            queue.inTurn(() -> Contention.repeat(() -> done(() -> permits.answered(leave, at))));
        }

        @Override
        public void closedFor(Leave.Granted leave, Duration retryAfter) {
            queue.inTurn(() -> Contention.repeat(() -> done(() -> permits.closedFor(leave, retryAfter))));
        }

        @Override
        public void throttled(Leave.Granted leave, @Nullable Duration retryAfter) {
            queue.inTurn(() -> Contention.repeat(() -> done(() -> permits.throttled(claim, leave, retryAfter))));
        }
    }

    private static boolean done(Runnable change) {
        change.run();
        return true;
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
