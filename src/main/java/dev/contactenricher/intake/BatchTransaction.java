package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.intake.BatchIntake.QueueFull;
import dev.contactenricher.intake.BatchIntake.Taken;
import dev.contactenricher.intake.BatchIntake.Taking;
import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a batch in whole, or not at all: all that it changes is one transaction. */
@Component
class BatchTransaction {

    private final IdempotencyKeys keys;
    private final Preparation preparation;
    private final BatchAdmission admission;
    private final QueueCapacity capacity;
    private final Dialect dialect;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    BatchTransaction(
            IdempotencyKeys keys,
            Preparation preparation,
            BatchAdmission admission,
            QueueCapacity capacity,
            Dialect dialect,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.keys = keys;
        this.preparation = preparation;
        this.admission = admission;
        this.capacity = capacity;
        this.dialect = dialect;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * @param claim of the call's key, where it has one
     * @param startedNanos when the call began, by {@link System#nanoTime}
     */
    Taking takeIn(Batch batch, String actor, IdempotencyKeys.@Nullable Claimed claim, long startedNanos) {
        var read = ReadBatch.of(batch.request(), batch.contacts(), batch.lines());
        try {
            return takeIn(read, batch, actor, claim, startedNanos);
        } catch (DataAccessResourceFailureException | TransactionException storeIsAway) {
            throw storeIsAway;
        } catch (RuntimeException e) {
            publishFailure(actor, batch, "internal_error");
            throw e;
        }
    }

    private void publishFailure(String actor, Batch batch, String code) {
        int contacts = batch.contacts().size();
        events.publishEvent(new IntakeEvent.BatchFailed(actor, contacts, code, dialect.instant()));
    }

    private Taking takeIn(
            ReadBatch read, Batch batch, String actor, IdempotencyKeys.@Nullable Claimed claim, long startedNanos) {
        if (!capacity.hasRoomFor(read.readable().size())) {
            publishFailure(actor, batch, "queue_full");
            return new QueueFull();
        }
        Preparation.Prepared prepared = preparation.of(read);
        // two replicas may take in the same new person at the same moment; the later one then finds the person known
        return Contention.repeat(() -> requireNonNull(transaction.execute(tx -> {
            Instant now = dialect.instant();
            BatchAnswer answer = admission.admit(
                    read, prepared, actor, now, () -> Duration.ofNanos(System.nanoTime() - startedNanos));
            keys.bind(claim, requireNonNull(answer.jobId()));
            return new Taken(answer);
        })));
    }
}
