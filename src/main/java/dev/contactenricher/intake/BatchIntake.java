package dev.contactenricher.intake;

import dev.contactenricher.intake.BatchReading.Batch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes batches in: everything that is accepted is durable before the caller hears of it, or nothing is kept. */
@Service
class BatchIntake {

    private final IdempotencyKeys keys;
    private final BatchAnswers answers;
    private final BatchTransaction transaction;

    BatchIntake(IdempotencyKeys keys, BatchAnswers answers, BatchTransaction transaction) {
        this.keys = keys;
        this.answers = answers;
        this.transaction = transaction;
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
            return transaction.takeIn(batch, actor, null, startedNanos);
        }
        return switch (keys.claim(actor, idempotencyKey, batch.bodyHash())) {
            case IdempotencyKeys.Answered answered ->
                answers.again(answered.jobId()).<Taking>map(Replayed::new).orElseGet(() -> {
                    keys.forget(actor, idempotencyKey, answered.jobId());
                    return take(batch, actor, idempotencyKey, startedNanos);
                });
            case IdempotencyKeys.InProgress ignored -> new InProgress();
            case IdempotencyKeys.Mismatch ignored -> new Mismatch();
            case IdempotencyKeys.Claimed claim -> takeInUnder(claim, batch, actor, startedNanos);
        };
    }

    /** Lets go of the key unless the batch was taken, so that the caller may try again with it. */
    private Taking takeInUnder(IdempotencyKeys.Claimed claim, Batch batch, String actor, long startedNanos) {
        boolean taken = false;
        try {
            Taking taking = keys.working(claim, () -> transaction.takeIn(batch, actor, claim, startedNanos));
            taken = taking instanceof Taken;
            return taking;
        } finally {
            if (!taken) {
                keys.release(claim);
            }
        }
    }
}
