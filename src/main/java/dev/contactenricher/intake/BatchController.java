package dev.contactenricher.intake;

import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.intake.BatchReading.Malformed;
import dev.contactenricher.intake.BatchReading.NotCsv;
import dev.contactenricher.intake.BatchReading.TooLarge;
import dev.contactenricher.mapping.Mappings;
import dev.contactenricher.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /enrich-batch}. */
@RestController
class BatchController {

    private static final String REPLAYED = "Idempotent-Replayed";

    private final BatchRequests requests;
    private final BatchReader reader;
    private final BatchIntake intake;
    private final LargeBatches largeBatches;

    BatchController(Mappings mappings, BatchReader reader, BatchIntake intake, LargeBatches largeBatches) {
        this.requests = new BatchRequests(mappings);
        this.reader = reader;
        this.intake = intake;
        this.largeBatches = largeBatches;
    }

    /** It says what it answers with, so that a caller who takes nothing of that is refused before the batch is taken. */
    @PostMapping(
            path = "/enrich-batch",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "text/csv"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchAnswer> enrich(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestParam(name = "source", required = false) @Nullable String source,
            @RequestParam(name = "mapping", required = false) @Nullable String mapping,
            Principal caller,
            InputStream body,
            HttpServletRequest request) {
        long startedNanos = System.nanoTime();
        if (idempotencyKey != null && !idempotencyKey.matches("[\\x21-\\x7E]{1,255}")) {
            throw Problem.INVALID_REQUEST.because("Idempotency-Key must be 1 to 255 visible ASCII characters");
        }
        BatchRequest asked = requests.read(type, source, mapping, null, null);
        return largeBatches.inPlace(
                request.getContentLengthLong(),
                () -> enrich(reader.read(body, asked), caller, idempotencyKey, startedNanos));
    }

    private ResponseEntity<BatchAnswer> enrich(
            BatchReading reading, Principal caller, @Nullable String idempotencyKey, long startedNanos) {
        return switch (reading) {
            case Malformed malformed -> throw Problem.INVALID_BATCH.because(malformed.rule(), malformed.field());
            case NotCsv not -> throw notCsv(not);
            case TooLarge tooLarge -> throw Problem.TOO_LARGE.because(tooLarge.rule());
            case Batch batch -> answer(intake.take(batch, caller.getName(), idempotencyKey, startedNanos));
        };
    }

    private static RuntimeException notCsv(NotCsv not) {
        var problem = Problem.INVALID_BATCH.because("%s (line %d)".formatted(not.rule(), not.line()), "body");
        problem.getBody().setProperty("line", not.line());
        return problem;
    }

    private static ResponseEntity<BatchAnswer> answer(BatchIntake.Taking taking) {
        return switch (taking) {
            case BatchIntake.Taken taken -> response(taken.answer()).body(taken.answer());
            case BatchIntake.Replayed replayed ->
                response(replayed.answer()).header(REPLAYED, "true").body(replayed.answer());
            case BatchIntake.InProgress ignored ->
                throw Problem.IN_PROGRESS.because("A call with this Idempotency-Key is still in progress");
            case BatchIntake.Mismatch ignored ->
                throw Problem.IDEMPOTENCY_MISMATCH.because("This Idempotency-Key was used with another body");
            case BatchIntake.QueueFull ignored ->
                throw Problem.UNAVAILABLE.because("Too many contacts wait; nothing of this batch was taken");
        };
    }

    private static ResponseEntity.BodyBuilder response(BatchAnswer answer) {
        return ResponseEntity.status(answer.success() ? HttpStatus.ACCEPTED : HttpStatus.UNPROCESSABLE_CONTENT)
                .location(URI.create("/jobs/" + answer.jobId()));
    }
}
