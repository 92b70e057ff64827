package dev.contactenricher.tracing;

import dev.contactenricher.problem.LinesPerMinute;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Tells of a collector that takes no spans, a line a minute: it may be away for hours, and nothing else suffers. */
final class CollectorLog {

    private static final Logger LOG = LoggerFactory.getLogger(CollectorLog.class);

    private final LinesPerMinute lines;

    CollectorLog(Clock clock) {
        this.lines = new LinesPerMinute(1, clock);
    }

    /** @param failure null where the exporter does not say */
    void lost(@Nullable Throwable failure) {
        // messages quote addresses
        lines.ifAllowed(silent -> LOG.warn("The collector took no spans, which are lost: {}", reason(failure)));
    }

    private static String reason(@Nullable Throwable failure) {
        return failure == null
                ? "it says nothing of why"
                : NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
    }
}
