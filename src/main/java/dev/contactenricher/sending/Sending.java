package dev.contactenricher.sending;

import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.queue.MergeEvent.SendingPaused;
import dev.contactenricher.queue.MergeEvent.SendingResumed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The operator's own pause: no send is claimed by any replica until it ends, repeats included. Calls that are under way
 * end. It stands beside the pauses that CXone's answers begin and end, which go on meanwhile.
 */
@Component
public class Sending {

    /** As events, metrics and the audit trail name the operator's pause, whatever its own reason. */
    static final String OPERATOR = MergeEvent.OPERATOR;

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final DispatchTable dispatch;
    private final ApplicationEventPublisher events;

    Sending(DispatchTable dispatch, ApplicationEventPublisher events) {
        this.dispatch = dispatch;
        this.events = events;
    }

    /** @param reason the operator's own words for people, or null; a pause that is on keeps its beginning */
    @Transactional
    public void pause(@Nullable String reason) {
        Dispatch state = dispatch.lockNow();
        Instant now = state.now();
        boolean begins = state.operator.begin(reason, now);
        save(state);
        if (begins) {
            events.publishEvent(new SendingPaused(OPERATOR, now));
            LOG.info("Sending to CXone is paused by an operator");
        }
    }

    @Transactional
    public void resume() {
        Dispatch state = dispatch.lockNow();
        Instant now = state.now();
        boolean ends = state.operator.end();
        save(state);
        if (ends) {
            events.publishEvent(new SendingResumed(OPERATOR, now));
            LOG.info("Sending to CXone is resumed by an operator");
        }
    }

    private void save(Dispatch state) {
        dispatch.save(state);
        dispatch.saveOperator(state);
    }
}
