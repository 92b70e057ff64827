package dev.contactenricher.sending;

import dev.contactenricher.store.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator pauses, until an operator resumes; beside what CXone's answers pause. */
final class OperatorPause {

    /** The epoch while there is none. */
    Instant since = Instant.EPOCH;
    /** The operator's own words, if any. */
    @Nullable String reason;

    boolean isOn() {
        return since.isAfter(Instant.EPOCH);
    }

    /** @return false when it was on already, since when it stays; without words it keeps its own */
    boolean begin(@Nullable String words, Instant now) {
        boolean begins = !isOn();
        since = begins ? now : since;
        reason = words == null && !begins ? reason : words;
        return begins;
    }

    /** @return false when it was not on */
    boolean end() {
        boolean ends = isOn();
        since = Instant.EPOCH;
        reason = null;
        return ends;
    }

    /** The clock was set back: it did not begin later than now. */
    void move(Instant now) {
        since = Times.earlier(since, now);
    }
}
