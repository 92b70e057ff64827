package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes batches in: everything that is accepted is durable before the caller hears of it, or nothing is kept. */
@Service
class BatchIntake {

    private final IdempotencyKeys keys;
    private final Preparation preparation;
    private final BatchAdmission admission;
    private final BatchAnswers answers;
    private final QueueCapacity capacity;
    private final Dialect dialect;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    BatchIntake(
            IdempotencyKeys keys,
            Preparation preparation,
            BatchAdmission admission,
            BatchAnswers answers,
            QueueCapacity capacity,
            Dialect dialect,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.keys = keys;
        this.preparation = preparation;
        this.admission = admission;
        this.answers = answers;
        this.capacity = capacity;
        this.dialect = dialect;
        this.transaction = transaction;
        this.events = events;
    }

    /** What became of a call. */
    sealed interface Taking {}

    record Taken(BatchAnswer answer) implements Taking {}

    /** The same call was answered before. */
    record Replayed(BatchAnswer answer) implements Taking {}

    /** A call with the same key is at work. */
    record InProgress() implements Taking {}

    /** The key was used with another body. */
    record Mismatch() implements Taking {}

    /** More contacts wait than may. */
    record QueueFull() implements Taking {}

    Taking take(Batch batch, String actor, @Nullable String idempotencyKey, long startedNanos) {
        if (idempotencyKey == null) {
            return takeIn(batch, actor, null, startedNanos);
        }
        return switch (keys.claim(actor, idempotencyKey, batch.bodyHash())) {
            case IdempotencyKeys.Answered answered -> new Replayed(answers.again(answered.jobId()));
            case IdempotencyKeys.InProgress ignored -> new InProgress();
            case IdempotencyKeys.Mismatch ignored -> new Mismatch();
            case IdempotencyKeys.Claimed claim -> takeInUnder(claim, batch, actor, startedNanos);
        };
    }

    /** Lets go of the key unless the batch was taken, so that the caller may try again with it. */
    private Taking takeInUnder(IdempotencyKeys.Claimed claim, Batch batch, String actor, long startedNanos) {
        boolean taken = false;
        try {
            Taking taking = takeIn(batch, actor, claim, startedNanos);
            taken = taking instanceof Taken;
            return taking;
        } finally {
            if (!taken) {
                keys.release(claim);
            }
        }
    }

    private Taking takeIn(Batch batch, String actor, IdempotencyKeys.@Nullable Claimed claim, long startedNanos) {
        var read = ReadBatch.of(batch.request(), batch.contacts(), batch.lines());
        try {
            return takeIn(read, batch, actor, claim, startedNanos);
        } catch (DataAccessResourceFailureException | TransactionException storeIsAway) {
            throw storeIsAway;
        } catch (RuntimeException e) {
            Instant now = Instant.ofEpochMilli(dialect.now());
            events.publishEvent(
                    new IntakeEvent.BatchFailed(actor, batch.contacts().size(), "internal_error", now));
            throw e;
        }
    }

    private Taking takeIn(
            ReadBatch read, Batch batch, String actor, IdempotencyKeys.@Nullable Claimed claim, long startedNanos) {
        PreparedBatch prepared = preparation.of(read);
        // two replicas may take in the same new person at the same moment; the later one then finds the person known
        return Contention.repeat(() -> requireNonNull(transaction.execute(tx -> {
            Instant now = Instant.ofEpochMilli(dialect.now());
            if (!capacity.hasRoomFor(read.readable().size())) {
                events.publishEvent(
                        new IntakeEvent.BatchFailed(actor, batch.contacts().size(), "queue_full", now));
                return new QueueFull();
            }
            BatchAnswer answer =
                    admission.admit(read, prepared, actor, now, () -> Duration.ofNanos(System.nanoTime() - startedNanos));
            keys.bind(claim, requireNonNull(answer.jobId()));
            return new Taken(answer);
        })));
    }
}
