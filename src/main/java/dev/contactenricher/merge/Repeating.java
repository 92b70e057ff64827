package dev.contactenricher.merge;

import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.packing.Landing;
import dev.contactenricher.packing.LeftOut;
import dev.contactenricher.packing.Origins;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.packing.Trial;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.store.Ids;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Requests that CXone did not take: sent again whole, in parts, or given up when one contact is left. */
@Component
class Repeating {

    /** A part of a request that kept failing gets so many attempts of its own, as most of its proof is in already. */
    private static final int ATTEMPTS_OF_A_PART = 2;

    private final Requests requests;
    private final SubmittedEntries submitted;
    private final Landing landing;
    private final LeftOut leftOut;
    private final Backoff backoff;
    private final MergeSettings settings;
    private final ClaimBudget budget;

    Repeating(
            Requests requests,
            SubmittedEntries submitted,
            Landing landing,
            LeftOut leftOut,
            Backoff backoff,
            MergeSettings settings,
            ClaimBudget budget) {
        this.requests = requests;
        this.submitted = submitted;
        this.landing = landing;
        this.leftOut = leftOut;
        this.backoff = backoff;
        this.settings = settings;
        this.budget = budget;
    }

    void withNewToken(Send send) {
        requests.repeat(send.request().awaitingNewToken(), send.now());
    }

    /** Nothing is wrong with it, but it found no permit, or was stopped in its middle. */
    void later(Send send) {
        Request request = send.request();
        requests.repeat(request.failed(false, request.failures().successesSeen()), due(send));
    }

    /** When what found no permit goes on: not before there are some of each family that it may need. */
    Instant due(Send send) {
        Instant paced = send.now().plus(backoff.pause(send.request().failures().inRow()));
        return Times.later(paced, budget.allFreeAt(send.now()));
    }

    /** Nothing is wrong with the request itself: it is due as soon as sending is allowed. */
    void whenAllowed(Send send) {
        requests.repeat(send.request().kept(), send.now());
    }

    /**
     * Counts the failure as an attempt only if others succeeded since the last one, so that an outage costs none.
     *
     * @param outage whether what failed succeeds for no contact at present, though other things do
     */
    void afterFailure(Dispatch state, Send send, String code, boolean outage) {
        boolean counts =
                !outage && state.successes() > send.request().failures().successesSeen();
        Request request = send.request().failed(counts, state.successes());
        if (request.failures().attempts() < settings.maxAttempts()) {
            requests.repeat(
                    request, send.now().plus(backoff.pause(request.failures().inRow() - 1)));
        } else if (request.history().accepted()) {
            leaveUnconfirmed(state, send);
        } else {
            int attempts = Math.max(0, settings.maxAttempts() - ATTEMPTS_OF_A_PART);
            inHalves(send, request, code, attempts, state.successes());
        }
    }

    /**
     * CXone took the request before, so its contacts must not go under another id: they wait for their webhook as if
     * this repeat had been taken, too.
     */
    void leaveUnconfirmed(Dispatch state, Send send) {
        requests.accepted(send.request().id(), send.now(), state.clock().in(settings.confirmationTimeout()));
        landing.letGo(send.left());
        requests.finish(List.of(send.request().id()), send.now());
    }

    private void inHalves(Send send, Request request, String code, int attempts, long successes) {
        requests.done(request.id(), send.now());
        List<Entry> entries = leftOut.without(send.left(), send.now());
        if (send.isAlone() && entries.size() == 1) {
            landing.fail(entries.getFirst(), code, send.now());
            return;
        }
        int half = Math.ceilDiv(entries.size(), 2);
        Stream.of(entries.subList(0, half), entries.subList(half, entries.size()))
                .filter(contacts -> !contacts.isEmpty())
                .forEach(contacts -> {
                    String id = Ids.timeOrdered(send.now());
                    Trial trial = Trial.of(Origins.of(contacts));
                    requests.add(request.part(id, contacts.size(), attempts, successes, trial), send.now());
                    submitted.move(contacts, id);
                });
    }
}
