package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.outgoing.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Every call may start. */
final class Freely implements Allowance {

    @Override
    public Leave ask(String family, int recipient) {
        return new Leave.Granted(family, 0, Deadline.in(Duration.ofSeconds(10)));
    }

    @Override
    public boolean isWithdrawn(int recipient) {
        return false;
    }

    @Override
    public void answered(Leave.Granted leave) {}

    @Override
    public void throttled(Leave.Granted leave, @Nullable Duration retryAfter) {}

    @Override
    public void closedFor(Leave.Granted leave, Duration retryAfter) {}
}
