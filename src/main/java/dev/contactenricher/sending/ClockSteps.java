package dev.contactenricher.sending;

import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Notices when the clock that all replicas share was set since one of them read it last. */
@Component
public class ClockSteps {

    /** Less than this does no harm, and may be a pause between two looks at two clocks. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(ClockSteps.class);

    private final Dialect dialect;
    private final ApplicationEventPublisher events;
    private @Nullable Look last;

    ClockSteps(Dialect dialect, ApplicationEventPublisher events) {
        this.dialect = dialect;
        this.events = events;
    }

    private record Look(Instant at, long elapsedMillis) {}

    /** True when the clock was set, so that what was read has changed. */
    boolean passTime(Dispatch state, Instant now) {
        Optional<ClockSet> set = since(state.clock.readAt, now);
        Duration skipped = Duration.ZERO;
        if (set.isPresent()) {
            switch (set.get()) {
                case ClockSet.Back back -> {
                    state.move(back);
                    LOG.warn("The clock was set back by {}; what was to happen later moves along", back.by());
                }
                case ClockSet.Forward forward -> {
                    state.pauses.holdOn(forward);
                    skipped = forward.by();
                    LOG.warn("The clock was set forward by {}, or the machine stood still", skipped);
                }
            }
            events.publishEvent(set.get());
        }
        state.passTime(now, skipped);
        return set.isPresent();
    }

    /** @param readAt when any replica read it last, as far as that was noted */
    private synchronized Optional<ClockSet> since(Instant readAt, Instant now) {
        var look = new Look(now, dialect.elapsedMillis());
        Look before = last;
        last = look;
        long elapsed = before == null ? 0 : look.elapsedMillis() - before.elapsedMillis();
        if (Duration.between(now, readAt).compareTo(TOLERANCE) > 0) {
            Instant due =
                    before == null ? readAt : Times.later(readAt, before.at().plusMillis(elapsed));
            return Optional.of(new ClockSet.Back(Duration.between(now, due), now));
        }
        if (before == null) {
            return Optional.empty();
        }
        // another replica noticed what happened before its own look
        Duration forward =
                Duration.between(Times.later(before.at(), readAt), now).minusMillis(elapsed);
        return forward.compareTo(TOLERANCE) > 0 ? Optional.of(new ClockSet.Forward(forward, now)) : Optional.empty();
    }
}
