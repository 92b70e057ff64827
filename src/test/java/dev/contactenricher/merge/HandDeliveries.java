package dev.contactenricher.merge;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.CxoneClient;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends call by call, in the time of the test's clock: whoever has to wait for a permit lets it pass. */
public class HandDeliveries implements UpkeepCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Claiming claiming;
    private final Answers answers;
    private final CallPermits permits;
    private final DeadLetters deadLetters;
    private final TestClock clock;
    private final Map<String, Instant> firstClaims = new HashMap<>();
    private Instant decidedAt = Instant.EPOCH;

    HandDeliveries(Claiming claiming, Answers answers, CallPermits permits, DeadLetters deadLetters, TestClock clock) {
        this.claiming = claiming;
        this.answers = answers;
        this.permits = permits;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** @return whether there was anything to be sent */
    public boolean step(CxoneClient cxone) {
        if (!(claiming.next() instanceof Step.Claim claim)) {
            return false;
        }
        decidedAt = firstClaims.computeIfAbsent(claim.request().id(), first -> claim.claimedAt());
        answers.handle(claim, cxone.deliver(claim.shipment(), new Permits(claim)), clock.instant());
        return true;
    }

    /** When it was decided what the delivery says that goes on now: a repeat says the same. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** Another database. */
    public void reset() {
        firstClaims.clear();
    }

    public void retryDeadLetters() {
        deadLetters.retry(deadLetters.numbers(DeadLetterFilter.ANY, 0, 1000));
    }

    @Override
    public Allowance allowance() {
        return new Permits(null);
    }

    private final class Permits implements Allowance {

        private final Step.@Nullable Claim claim;

        Permits(Step.@Nullable Claim claim) {
            this.claim = claim;
        }

        @Override
        public Leave ask(String family, int recipient) {
            Instant end = clock.instant().plus(PATIENCE);
            while (true) {
                switch (permits.take(claim, family, recipient)) {
                    case CallPermits.Decision.Final last -> {
                        return last.leave();
                    }
                    case CallPermits.Decision.Later later -> {
                        if (later.at().isAfter(end)) {
                            return new Leave.NotNow();
                        }
                        clock.set(later.at());
                    }
                }
            }
        }

        @Override
        public boolean isWithdrawn(int recipient) {
            return claim != null && permits.isWithdrawn(claim, recipient);
        }

        @Override
        public void answered(Leave.Granted leave) {
            permits.answered(leave, clock.instant());
        }

        @Override
        public void closedFor(Leave.Granted leave, Duration retryAfter) {
            permits.closedFor(leave, retryAfter);
        }

        @Override
        public void throttled(Leave.Granted leave, @Nullable Duration retryAfter) {
            permits.throttled(claim, leave, retryAfter);
        }
    }
}
