package dev.contactenricher.intake;

import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.intake.BatchReading.Malformed;
import dev.contactenricher.intake.BatchReading.NotCsv;
import dev.contactenricher.intake.BatchReading.TooLarge;
import dev.contactenricher.problem.Problem;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a body in, or tries it, as its request asks, and says as a problem why not. */
@Component
class BatchDesk {

    private final BatchReader reader;
    private final BatchIntake intake;
    private final BatchTrial trial;
    private final LargeBatches largeBatches;

    BatchDesk(BatchReader reader, BatchIntake intake, BatchTrial trial, LargeBatches largeBatches) {
        this.reader = reader;
        this.intake = intake;
        this.trial = trial;
        this.largeBatches = largeBatches;
    }

    /** @param replayed whether the same call was answered before */
    record Answered(BatchAnswer answer, boolean replayed) {}

    /**
     * @param bytes of the body
     * @param actor a role
     * @throws org.springframework.web.ErrorResponseException when nothing of it was taken
     */
    Answered enrich(
            InputStream body,
            long bytes,
            BatchRequest asked,
            String actor,
            @Nullable String idempotencyKey,
            long startedNanos) {
        if (!asked.dryRun() && idempotencyKey != null && !idempotencyKey.matches("[\\x21-\\x7E]{1,255}")) {
            throw Problem.INVALID_REQUEST.because("Idempotency-Key must be 1 to 255 visible ASCII characters");
        }
        return largeBatches.inPlace(bytes, () -> enrich(reader.read(body, asked), actor, idempotencyKey, startedNanos));
    }

    private Answered enrich(BatchReading reading, String actor, @Nullable String idempotencyKey, long startedNanos) {
        return switch (reading) {
            case Malformed malformed -> throw Problem.INVALID_BATCH.because(malformed.rule(), malformed.field());
            case NotCsv not -> throw notCsv(not);
            case TooLarge tooLarge -> throw Problem.TOO_LARGE.because(tooLarge.rule());
            case Batch batch ->
                batch.request().dryRun()
                        ? new Answered(trial.of(batch, actor, startedNanos), false)
                        : answered(intake.take(batch, actor, idempotencyKey, startedNanos));
        };
    }

    private static RuntimeException notCsv(NotCsv not) {
        var problem = Problem.INVALID_BATCH.because("%s (line %d)".formatted(not.rule(), not.line()), "body");
        problem.getBody().setProperty("line", not.line());
        return problem;
    }

    private static Answered answered(BatchIntake.Taking taking) {
        return switch (taking) {
            case BatchIntake.Taken taken -> new Answered(taken.answer(), false);
            case BatchIntake.Replayed replayed -> new Answered(replayed.answer(), true);
            case BatchIntake.InProgress ignored ->
                throw Problem.IN_PROGRESS.because("A call with this Idempotency-Key is still in progress");
            case BatchIntake.Mismatch ignored ->
                throw Problem.IDEMPOTENCY_MISMATCH.because("This Idempotency-Key was used with another body");
            case BatchIntake.QueueFull ignored ->
                throw Problem.UNAVAILABLE.because("Too many contacts wait; nothing of this batch was taken");
        };
    }
}
