package dev.contactenricher.tracing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Tells of a collector that takes no spans, a line a minute: it may be away for hours, and nothing else suffers. */
final class CollectorLog {

    private static final Logger LOG = LoggerFactory.getLogger(CollectorLog.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant quietUntil = Instant.MIN;

    CollectorLog(Clock clock) {
        this.clock = clock;
    }

    /** @param failure null where the exporter does not say */
    synchronized void lost(@Nullable Throwable failure) {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return;
        }
        quietUntil = now.plus(QUIET);
        // messages quote addresses
        LOG.warn("The collector took no spans, which are lost: {}", reason(failure));
    }

    private static String reason(@Nullable Throwable failure) {
        return failure == null
                ? "it says nothing of why"
                : NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
    }
}
