package dev.contactenricher.deadletters;

import dev.contactenricher.problem.Parameters;
import dev.contactenricher.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** Dead letters of all kinds: listed one kind after the other, oldest first. */
@RestController
@RequestMapping("/dead-letters")
class DeadLetterController {

    private final DeadLetterDesk desk;

    DeadLetterController(DeadLetterDesk desk) {
        this.desk = desk;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    DeadLetterDesk.Page list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(name = "job_id", required = false) @Nullable String jobId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var filter = DeadLetterFilter.of(
                Parameters.text(kind),
                Parameters.text(code),
                Parameters.text(jobId),
                Parameters.text(from),
                Parameters.text(to));
        return desk.list(filter, Parameters.text(cursor), Parameters.limit(limit));
    }

    @PostMapping(path = "/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> retry(@PathVariable String id) {
        found(desk.retry(id));
        return Map.of("retried", 1);
    }

    @PostMapping(
            path = "/retry",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> retryAll(@RequestBody(required = false) @Nullable JsonNode body) {
        return Map.of("retried", desk.retryAll(Selection.read(body).filter()));
    }

    @PostMapping(
            path = "/discard",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> discardAll(@RequestBody(required = false) @Nullable JsonNode body) {
        Selection selection = Selection.read(body);
        if (selection.filter().isEmpty() && !selection.all()) {
            throw Problem.INVALID_REQUEST.because("Name a filter, or discard everything by {\"all\": true}");
        }
        return Map.of("discarded", desk.discardAll(selection.filter()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        found(desk.discard(id));
    }

    private static void found(boolean found) {
        if (!found) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
