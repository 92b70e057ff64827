package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.correction.ToldPersons;
import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.MergeAnswer.Accepted;
import dev.contactenricher.merge.Turn.Claim;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeEvent.Answered;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchQueue;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.SendLog;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What happens upon each of CXone's answers: the table of the contract's section 6. */
@Component
class Answers {

    private final DispatchTable dispatch;
    private final DispatchQueue queue;
    private final SendLog sends;
    private final Requests requests;
    private final SubmittedEntries submitted;
    private final ToldPersons told;
    private final Acceptance acceptance;
    private final Repeating repeating;
    private final RefusedRequests refusals;
    private final Pausing pausing;
    private final Results results;
    private final Dialect dialect;
    private final MergeSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;

    Answers(
            DispatchTable dispatch,
            DispatchQueue queue,
            SendLog sends,
            Requests requests,
            SubmittedEntries submitted,
            ToldPersons told,
            Acceptance acceptance,
            Repeating repeating,
            RefusedRequests refusals,
            Pausing pausing,
            Results results,
            Dialect dialect,
            MergeSettings settings,
            ApplicationEventPublisher events,
            TransactionOperations transaction) {
        this.dispatch = dispatch;
        this.queue = queue;
        this.sends = sends;
        this.requests = requests;
        this.submitted = submitted;
        this.told = told;
        this.acceptance = acceptance;
        this.repeating = repeating;
        this.refusals = refusals;
        this.pausing = pausing;
        this.results = results;
        this.dialect = dialect;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
    }

    void handle(Claim claim, Delivery answer) {
        handle(claim, answer, dialect.now());
    }

    /**
     * Records the answer of a send; who lost its lease meanwhile only frees the permit.
     *
     * @param answeredAt when the answer came, by the clock that all replicas share
     */
    void handle(Claim claim, Delivery answer, long answeredAt) {
        if (answer instanceof Accepted accepted && !claim.probe()) {
            // not under the lock for which every sender waits, as a request's contacts are many; if this process dies
            // between the two, the permit is held for longer than it need be. A probe's acceptance also ends the pause
            boolean counts =
                    Contention.repeat(() -> requireNonNull(transaction.execute(tx -> accept(claim, accepted))));
            locked(claim, answeredAt, (state, now) -> {
                if (counts) {
                    accepted(state, new Send(claim, claim.request(), List.of(), now));
                }
            });
        } else {
            locked(claim, answeredAt, (state, now) -> {
                if (isStillOurs(claim, answer, now)) {
                    handle(state, send(claim, now), answer);
                }
            });
        }
    }

    private void locked(Claim claim, long answeredAt, ObjLongConsumer<Dispatch> change) {
        queue.inTurn(() ->
                Contention.repeat(() -> transaction.executeWithoutResult(tx -> record(claim, answeredAt, change))));
    }

    /** @return false when the lease was lost */
    private boolean accept(Claim claim, Accepted answer) {
        long now = dialect.now();
        if (!isStillOurs(claim, answer, now)) {
            return false;
        }
        Dispatch state = dispatch.read();
        state.advanceClock(now);
        acceptance.accept(state, send(claim, now), answer.contactIds());
        return true;
    }

    private void record(Claim claim, long answeredAt, ObjLongConsumer<Dispatch> change) {
        Dispatch state = dispatch.lock();
        long now = dialect.now();
        state.advanceClock(now);
        // the clock counts whole milliseconds, so the answer came up to one later than it says
        sends.answered(claim.sendId(), answeredAt + settings.windowMillis() + 1);
        change.accept(state, now);
        dispatch.save(state);
    }

    private boolean isStillOurs(Claim claim, Delivery answer, long now) {
        String id = claim.request().id();
        boolean ours = requests.answered(id, claim.sendId());
        if (ours) {
            if (answer instanceof MergeAnswer whole && !(answer instanceof Accepted)) {
                submitted.notTaken(claim.entries(), whole.httpStatus(), wasAnswered(whole));
            }
            name(answer)
                    .ifPresent(name -> events.publishEvent(
                            new Answered(id, name, claim.entries().size(), Instant.ofEpochMilli(now))));
        }
        if (ours && isSurelyNotTaken(answer)) {
            told.refused(claim.entries().stream().map(Entry::id).toList());
        }
        return ours;
    }

    private static boolean isSurelyNotTaken(Delivery answer) {
        return switch (answer) {
            case MergeAnswer.Unauthorized ignored -> true;
            case MergeAnswer.Forbidden ignored -> true;
            case MergeAnswer.Refused ignored -> true;
            case MergeAnswer.Throttled ignored -> true;
            case Accepted ignored -> false;
            case MergeAnswer.Unavailable unavailable -> !unavailable.sent();
            case MergeAnswer.Conflict ignored -> false;
            case Delivery.Each ignored -> false;
        };
    }

    private static boolean wasAnswered(MergeAnswer answer) {
        return answer.httpStatus() != null || isSurelyNotTaken(answer);
    }

    private Send send(Claim claim, long now) {
        String id = claim.request().id();
        Set<Long> sent = claim.entries().stream().map(Entry::id).collect(Collectors.toSet());
        List<Entry> left = submitted.of(id).stream()
                .filter(entry -> sent.contains(entry.id()))
                .toList();
        return new Send(claim, requests.get(id), left, now);
    }

    /** @param left the contacts of this send that are still to be merged */
    record Send(Claim claim, Request request, List<Entry> left, long now) {

        /** The same, with less left. */
        Send leaving(List<Entry> entries) {
            return new Send(claim, request, entries, now);
        }

        boolean isProbe(Dispatch state) {
            return state.isProbe(claim.claimedAt());
        }

        boolean isAlone() {
            return claim.entries().size() == 1;
        }
    }

    private void handle(Dispatch state, Send send, Delivery answer) {
        switch (answer) {
            case Delivery.Each each -> results.apply(state, send, each);
            case Accepted accepted -> {
                accepted(state, send);
                acceptance.accept(state, send, accepted.contactIds());
            }
            case MergeAnswer.Unauthorized ignored -> {
                if (send.request().unauthorized()) {
                    forbid(state, send);
                } else {
                    pausing.allowNow(state, send);
                    repeating.withNewToken(send);
                }
            }
            case MergeAnswer.Forbidden ignored -> forbid(state, send);
            case MergeAnswer.Unavailable unavailable -> {
                pausing.unavailable(state, send, unavailable.retryAfter());
                repeating.afterFailure(state, send, "unavailable");
            }
            case MergeAnswer.Conflict ignored -> {
                pausing.answered(state, send);
                repeating.afterFailure(state, send, "conflict");
            }
            case MergeAnswer.Refused refused -> refuse(state, send, refused);
            case MergeAnswer.Throttled throttled -> {
                pausing.throttled(state, send, throttled.retryAfter());
                repeating.whenAllowed(send);
            }
        }
    }

    private void forbid(Dispatch state, Send send) {
        pausing.forbidden(state, send);
        repeating.whenAllowed(send);
    }

    private void accepted(Dispatch state, Send send) {
        pausing.accepted(state, send);
        refusals.accepted(state, send);
    }

    private void refuse(Dispatch state, Send send, MergeAnswer.Refused refused) {
        if (send.request().accepted()) {
            pausing.answered(state, send);
            repeating.leaveUnconfirmed(state, send);
        } else {
            refusals.refused(state, send, refused);
        }
    }

    /** As metrics name it; empty where no call went far enough to tell. */
    static Optional<String> name(Delivery answer) {
        return switch (answer) {
            case Accepted accepted -> Optional.of("accepted");
            case MergeAnswer.Unauthorized unauthorized -> Optional.of("unauthorized");
            case MergeAnswer.Forbidden forbidden -> Optional.of("forbidden");
            case MergeAnswer.Unavailable unavailable -> Optional.of("unavailable");
            case MergeAnswer.Conflict conflict -> Optional.of("conflict");
            case MergeAnswer.Refused refused -> Optional.of("refused");
            case MergeAnswer.Throttled throttled -> Optional.of("throttled");
            case Delivery.Each each -> Results.name(each);
        };
    }
}
