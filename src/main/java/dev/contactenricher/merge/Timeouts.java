package dev.contactenricher.merge;

import dev.contactenricher.packing.Landing;
import dev.contactenricher.packing.LeftOut;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeEvent.SendingPaused;
import dev.contactenricher.queue.MergeEvent.SendingResumed;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.Pause;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens when webhooks do not come. By the confirmation clock, a request's unconfirmed contacts are asked for
 * once more, then become dead letters. When no webhook at all comes, that is one alarm and the clock stands still as if
 * it had since the silence began.
 */
@Component
public class Timeouts {

    /** The reason that events and metrics give while no webhook comes. */
    private static final String UNCONFIRMED = Pause.UNCONFIRMED;

    private static final Logger LOG = LoggerFactory.getLogger(Timeouts.class);

    private final DispatchTable dispatch;
    private final Requests requests;
    private final SubmittedEntries submitted;
    private final ContactEvents contactEvents;
    private final Landing landing;
    private final LeftOut leftOut;
    private final Dialect dialect;
    private final MergeSettings settings;
    private final ApplicationEventPublisher events;

    Timeouts(
            DispatchTable dispatch,
            Requests requests,
            SubmittedEntries submitted,
            ContactEvents contactEvents,
            Landing landing,
            LeftOut leftOut,
            Dialect dialect,
            MergeSettings settings,
            ApplicationEventPublisher events) {
        this.dispatch = dispatch;
        this.requests = requests;
        this.submitted = submitted;
        this.contactEvents = contactEvents;
        this.landing = landing;
        this.leftOut = leftOut;
        this.dialect = dialect;
        this.settings = settings;
        this.events = events;
    }

    /** True when {@link #check} has something to do. Asks without the lock for which every sender would wait. */
    @Transactional(readOnly = true)
    public boolean isDue() {
        Dispatch state = dispatch.read();
        state.advanceClock(dialect.now());
        return state.silentSince > 0
                ? contactEvents.lastHeard() > state.silentSince
                : requests.isOverdue(state.clockValue) || leftOut.isOverdue(state.clockValue);
    }

    /** @return true when requests are to be sent again */
    @Transactional
    public boolean check() {
        Dispatch state = dispatch.lock();
        long now = dialect.now();
        state.advanceClock(now);
        long lastHeard = contactEvents.lastHeard();
        if (state.silentSince > 0 && lastHeard <= state.silentSince) {
            return false;
        }
        if (state.silentSince > 0) {
            state.silentSince = 0;
            events.publishEvent(new SendingResumed(UNCONFIRMED, Instant.ofEpochMilli(now)));
            LOG.info("CXone's webhook events come again");
        }
        leftOut.settleOverdue(state.clockValue, now);
        List<Request> overdue = requests.overdue(state.clockValue);
        if (!overdue.isEmpty()) {
            Long due = requests.silentFrom(state.clockValue, lastHeard);
            if (due != null) {
                silence(state, due, now);
            } else {
                overdue.forEach(request -> timeOut(request, now));
            }
        }
        dispatch.save(state);
        return !overdue.isEmpty();
    }

    private void silence(Dispatch state, long due, long now) {
        state.silentSince = now;
        state.clockValue = due - settings.confirmationTimeout().toMillis();
        events.publishEvent(new SendingPaused(UNCONFIRMED, Instant.ofEpochMilli(now)));
        LOG.error("No webhook event comes from CXone. Is the webhook still registered? Merges stay unconfirmed.");
    }

    private void timeOut(Request request, long now) {
        List<Entry> open = submitted.of(request.id());
        leftOut.leave(open.stream().filter(Entry::withdrawn).toList(), now);
        List<Entry> unconfirmed =
                open.stream().filter(entry -> !entry.withdrawn()).toList();
        if (request.askedAgain()) {
            unconfirmed.forEach(entry -> landing.fail(entry, UNCONFIRMED, now));
            requests.done(request.id(), now);
        } else {
            landing.letGo(unconfirmed);
            requests.askAgain(request.id(), now);
        }
    }
}
