package dev.contactenricher.cxone;

import dev.contactenricher.outgoing.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Leave to call CXone, one call at a time: within the budget of the call's family, and while sending is not paused. */
public interface Allowance {

    /** For calls that are for no contact in particular. */
    int ALL = -1;

    /**
     * Waits until a call of that family may start; not for long.
     *
     * @param recipient whose contact it is for, by its place in the shipment; {@link #ALL} for several
     */
    Leave ask(String family, int recipient);

    /** Whether nothing more may be written of that contact, which goes with others in one call. */
    boolean isWithdrawn(int recipient);

    /** The call was answered, or given up. */
    void answered(Leave.Granted leave);

    /**
     * CXone answered 429.
     *
     * @param retryAfter how long to wait; null when it did not say
     */
    void throttled(Leave.Granted leave, @Nullable Duration retryAfter);

    /** CXone answered, and asks for some quiet. */
    void closedFor(Leave.Granted leave, Duration retryAfter);

    /** Whether a call may start. */
    sealed interface Leave {

        /** @param deadline for the call, answer included */
        record Granted(String family, long sendId, Deadline deadline) implements Leave {}

        /** No permit is free soon, or sending is paused. */
        record NotNow() implements Leave {}

        /** The contact was withdrawn or erased meanwhile: nothing more may be written of it. */
        record Withdrawn() implements Leave {}
    }
}
