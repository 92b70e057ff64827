package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.cxone.MergeAnswer.Accepted;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchQueue;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.SendLog;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Records CXone's answers: see {@link Outcomes} for what each means. */
@Component
class Answers {

    private final DispatchTable dispatch;
    private final DispatchQueue queue;
    private final SendLog log;
    private final AnsweredSends sends;
    private final Outcomes outcomes;
    private final Dialect dialect;
    private final TransactionOperations transaction;

    Answers(
            DispatchTable dispatch,
            DispatchQueue queue,
            SendLog log,
            AnsweredSends sends,
            Outcomes outcomes,
            Dialect dialect,
            TransactionOperations transaction) {
        this.dispatch = dispatch;
        this.queue = queue;
        this.log = log;
        this.sends = sends;
        this.outcomes = outcomes;
        this.dialect = dialect;
        this.transaction = transaction;
    }

    void handle(Claim claim, Delivery answer) {
        handle(claim, answer, dialect.instant());
    }

    /**
     * Records the answer of a send; one whose lease was lost meanwhile only frees the permit.
     *
     * @param answeredAt when the answer came, by the clock that all replicas share
     */
    void handle(Claim claim, Delivery answer, Instant answeredAt) {
        if (answer instanceof Accepted accepted && !claim.probe()) {
            // not under the lock for which every sender waits, as a request's contacts are many; if this process dies
            // between the two, the permit is held for longer than it need be. A probe's acceptance also ends the pause
            boolean counts =
                    Contention.repeat(() -> requireNonNull(transaction.execute(tx -> accept(claim, accepted))));
            locked(claim, answeredAt, state -> {
                if (counts) {
                    outcomes.taken(state, new Send(claim, claim.request(), List.of(), state.now()));
                }
            });
        } else {
            locked(
                    claim,
                    answeredAt,
                    state -> sends.end(claim, answer, state.now())
                            .ifPresent(send -> outcomes.apply(state, send, answer)));
        }
    }

    private void locked(Claim claim, Instant answeredAt, Consumer<Dispatch> change) {
        queue.inTurn(() ->
                Contention.repeat(() -> transaction.executeWithoutResult(tx -> record(claim, answeredAt, change))));
    }

    /** @return false when the lease was lost */
    private boolean accept(Claim claim, Accepted answer) {
        Dispatch state = dispatch.readNow();
        var send = sends.end(claim, answer, state.now());
        send.ifPresent(ended -> outcomes.entriesTaken(state, ended, answer));
        return send.isPresent();
    }

    private void record(Claim claim, Instant answeredAt, Consumer<Dispatch> change) {
        Dispatch state = dispatch.lockNow();
        log.answered(claim.sendId(), answeredAt);
        change.accept(state);
        dispatch.save(state);
    }
}
