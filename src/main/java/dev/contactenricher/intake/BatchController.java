package dev.contactenricher.intake;

import dev.contactenricher.mapping.Mappings;
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
    private final BatchDesk desk;

    BatchController(Mappings mappings, BatchDesk desk) {
        this.requests = new BatchRequests(mappings);
        this.desk = desk;
    }

    /** It says what it answers with, so that a caller that takes nothing of that is refused before the batch is taken. */
    @PostMapping(
            path = "/enrich-batch",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "text/csv"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchAnswer> enrich(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestParam(name = "source", required = false) @Nullable String source,
            @RequestParam(name = "mapping", required = false) @Nullable String mapping,
            @RequestParam(name = "include", required = false) @Nullable String include,
            @RequestParam(name = "dry_run", required = false) @Nullable String dryRun,
            Principal caller,
            InputStream body,
            HttpServletRequest request) {
        long startedNanos = System.nanoTime();
        BatchRequest asked = requests.read(type, source, mapping, include, dryRun);
        BatchDesk.Answered answered = desk.enrich(
                body, request.getContentLengthLong(), asked, caller.getName(), idempotencyKey, startedNanos);
        BatchAnswer answer = answered.answer();
        if (asked.dryRun()) {
            return ResponseEntity.ok(answer);
        }
        return answered.replayed()
                ? response(answer).header(REPLAYED, "true").body(answer)
                : response(answer).body(answer);
    }

    private static ResponseEntity.BodyBuilder response(BatchAnswer answer) {
        return ResponseEntity.status(answer.success() ? HttpStatus.ACCEPTED : HttpStatus.UNPROCESSABLE_CONTENT)
                .location(URI.create("/jobs/" + answer.jobId()));
    }
}
