package dev.contactenricher.confirmation;

import dev.contactenricher.packing.LeftOut;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.UnconfirmedRequests;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.ConfirmationClock;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchTable;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens when webhooks do not come. By the confirmation clock, a request's unconfirmed contacts are asked for
 * once more, then become dead letters. When no webhook at all comes, that is one alarm and the clock stands still as if
 * it had since the silence began. Where merges are confirmed by reading, what CXone does not show is a matter of that request
 * alone, unless it shows nothing at all.
 */
@Component
public class Timeouts {

    /** That CXone shows nothing of so many contacts, and of no other since, is no matter of theirs. */
    private static final int SEVERAL = 5;

    private final DispatchTable dispatch;
    private final UnconfirmedRequests requests;
    private final ContactEvents contactEvents;
    private final LeftOut leftOut;
    private final LateConfirmations late;
    private final MergeSettings settings;
    private final Silence silence;

    Timeouts(
            DispatchTable dispatch,
            UnconfirmedRequests requests,
            ContactEvents contactEvents,
            LeftOut leftOut,
            LateConfirmations late,
            MergeSettings settings,
            Silence silence) {
        this.dispatch = dispatch;
        this.requests = requests;
        this.contactEvents = contactEvents;
        this.leftOut = leftOut;
        this.late = late;
        this.settings = settings;
        this.silence = silence;
    }

    /** True when {@link #check} has something to do. Asks without the lock for which every sender would wait. */
    @Transactional(readOnly = true)
    public boolean isDue() {
        ConfirmationClock clock = dispatch.readNow().clock();
        return clock.isSilent()
                ? hasEnded(clock, contactEvents.lastHeard())
                : requests.isOverdue(clock.reading()) || leftOut.isOverdue(clock.reading());
    }

    /** @return true when requests are to be sent again */
    @Transactional
    public boolean check() {
        Dispatch state = dispatch.lockNow();
        Instant now = state.now();
        Instant lastHeard = contactEvents.lastHeard();
        ConfirmationClock clock = state.clock();
        if (clock.isSilent()) {
            if (!hasEnded(clock, lastHeard)) {
                return false;
            }
            clock.isHeardAgain();
            silence.ends(now);
        }
        leftOut.settleOverdue(clock.reading(), now);
        List<Request> overdue = requests.overdue(clock.reading());
        if (!overdue.isEmpty()) {
            Long due = maySilenceTell(lastHeard) ? requests.silentFrom(clock.reading(), lastHeard) : null;
            if (due != null) {
                clock.fallsSilent(due - settings.confirmationTimeout().toMillis(), now);
                silence.begins(now);
            } else {
                overdue.forEach(request -> late.timeOut(request, now));
            }
        }
        dispatch.save(state);
        return !overdue.isEmpty();
    }

    /** Also when webhooks were awaited once and are no longer. */
    private boolean hasEnded(ConfirmationClock clock, Instant lastHeard) {
        return clock.hasEnded(lastHeard) || !maySilenceTell(lastHeard);
    }

    /** Whether it means something that nothing was heard since then. */
    private boolean maySilenceTell(Instant lastHeard) {
        return switch (settings.confirmation()) {
            case WEBHOOK -> true;
            case READ -> requests.unshown(lastHeard) >= SEVERAL;
            case ANSWER -> false;
        };
    }
}
