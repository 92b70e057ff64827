package dev.contactenricher.export;

import dev.contactenricher.export.ExportBatches.Batch;
import dev.contactenricher.export.ExportClaims.Claim;
import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.HttpAnswer.Missing;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import dev.contactenricher.privacy.CorrectionsEnded.Outcome;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows from each answer of the marketing platform: like for merges, the contract's section 6. */
@Component
class ExportAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ExportAnswers.class);

    /** So many failures in a row, without a success between, are an outage. */
    private static final int FAILURES_OF_AN_OUTAGE = 3;

    private final ExportGate gate;
    private final ExportBatches batches;
    private final ExportItems items;
    private final Dialect dialect;
    private final ExportSettings settings;
    private final ExportSplitting splitting;
    private final ApplicationEventPublisher events;
    private final Backoff backoff;

    ExportAnswers(
            ExportGate gate,
            ExportBatches batches,
            ExportItems items,
            Dialect dialect,
            ExportSettings settings,
            RandomGenerator jitter,
            ApplicationEventPublisher events) {
        this.gate = gate;
        this.batches = batches;
        this.items = items;
        this.dialect = dialect;
        this.settings = settings;
        this.splitting = new ExportSplitting(batches, items, dialect, events);
        this.events = events;
        this.backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff(), jitter);
    }

    @Transactional
    public void handle(Claim claim, HttpAnswer answer) {
        GateState state = gate.lock();
        if (!claim.holder().equals(state.holder())) {
            LOG.warn(
                    "The answer to export {} came after its lease; it is repeated under the same key", claim.batchId());
            return;
        }
        if (isSurelyNotTaken(answer)) {
            events.publishEvent(new UntoldProfiles.NotTaken(claim));
        }
        switch (answer) {
            case Missing missing -> unavailable(claim, state, null, null);
            case Received received -> received(claim, state, received);
        }
    }

    private static boolean isSurelyNotTaken(HttpAnswer answer) {
        return switch (answer) {
            case Missing missing -> !missing.sent();
            case Received received ->
                switch (received.meaning()) {
                    case TAKEN, CONFLICT, UNKNOWN -> false;
                    case REFUSED, THROTTLED, UNAUTHORIZED, FORBIDDEN -> true;
                };
        };
    }

    private void received(Claim claim, GateState state, Received received) {
        int status = received.status();
        switch (received.meaning()) {
            case TAKEN -> arrived(claim, state);
            case REFUSED -> refused(claim, state, status);
            case THROTTLED -> throttled(state, received);
            case CONFLICT, UNKNOWN -> unavailable(claim, state, status, received.retryAfter());
            case UNAUTHORIZED, FORBIDDEN -> forbidden(claim, state, received);
        }
    }

    private void arrived(Claim claim, GateState state) {
        Instant now = dialect.instant();
        List<ExportItem> arrived = items.ofBatch(claim.batchId());
        items.arrived(claim.batchId(), now);
        batches.remove(claim.batchId());
        gate.write(state.succeeded());
        if (state.pause() != null) {
            LOG.info("Exports to the marketing platform go on after: {}", state.pause());
        }
        if (!arrived.isEmpty()) {
            events.publishEvent(new ExportEvent.Exported(
                    arrived.stream().map(ExportItem::entry).toList(), ExportItem.corrections(arrived), now));
            ExportedRefusals.ended(arrived, Outcome.CONFIRMED, now).forEach(events::publishEvent);
        }
    }

    private void unavailable(Claim claim, GateState state, @Nullable Integer status, @Nullable Duration retryAfter) {
        Optional<Batch> found = batches.find(claim.batchId());
        if (found.isEmpty()) {
            // all of its contacts were erased, and a turn after the lease dropped it: there is nothing to repeat
            gate.write(state.released());
            return;
        }
        Batch batch = found.get();
        GateState failed = state.failed();
        boolean othersSucceeded = batch.failedAtSuccess() < state.successes();
        int attempts = othersSucceeded ? batch.attempts() + 1 : batch.attempts();
        items.countAttempt(claim.batchId());
        if (attempts >= settings.maxAttempts()) {
            splitting.split(claim, state, "unavailable", status);
        } else {
            batches.repeat(
                    claim.batchId(),
                    attempts,
                    state.successes(),
                    dialect.instant().plus(backoff.pause(attempts)));
        }
        boolean down = failed.failuresInRow() >= FAILURES_OF_AN_OUTAGE || retryAfter != null;
        gate.write(down ? paused(failed, ExportGate.OUTAGE, retryAfter) : failed);
    }

    private void refused(Claim claim, GateState state, int status) {
        items.countAttempt(claim.batchId());
        splitting.split(claim, state, "refused", status);
        gate.write(state.released());
    }

    private void throttled(GateState state, Received received) {
        Duration wait = received.retryAfter();
        Duration pause = wait == null ? backoff.pause(state.pauseLevel()) : wait;
        pausing(state, ExportGate.THROTTLED);
        gate.write(state.paused(ExportGate.THROTTLED, dialect.instant().plus(pause)));
    }

    private void forbidden(Claim claim, GateState state, Received received) {
        items.countAttempt(claim.batchId());
        gate.write(paused(state, ExportGate.FORBIDDEN, received.retryAfter()));
    }

    private GateState paused(GateState state, String reason, @Nullable Duration retryAfter) {
        pausing(state, reason);
        return state.paused(reason, dialect.instant().plus(backoff.pause(state.pauseLevel(), retryAfter)));
    }

    /** Said when a pause begins, and not again for each probe. */
    private static void pausing(GateState state, String reason) {
        if (!reason.equals(state.pause())) {
            LOG.warn("Exports to the marketing platform are paused: {}. They go on by themselves.", reason);
        }
    }
}
