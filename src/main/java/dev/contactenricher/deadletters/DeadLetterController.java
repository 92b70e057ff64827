package dev.contactenricher.deadletters;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.store.Contention;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    private static final char SEPARATOR = '-';

    private final List<DeadLetterSource> sources;
    private final DeadLetterDecisions decisions;

    DeadLetterController(List<DeadLetterSource> sources, DeadLetterDecisions decisions) {
        this.decisions = decisions;
        this.sources = sources.stream()
                .sorted(Comparator.comparing(DeadLetterSource::kind).reversed())
                .toList();
    }

    /** @param nextCursor where the next page begins, or null on the last one */
    record Page(List<DeadLetter> entries, @Nullable String nextCursor) {}

    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(name = "job_id", required = false) @Nullable String jobId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        DeadLetterFilter filter = DeadLetterFilter.of(kind, code, jobId, from, to);
        Optional<Id> after = Optional.ofNullable(cursor)
                .map(text -> parse(text)
                        .orElseThrow(
                                () -> Problem.INVALID_REQUEST.because("'cursor' must be a next_cursor", "cursor")));
        var entries = new ArrayList<DeadLetter>();
        boolean begun = after.isEmpty();
        for (DeadLetterSource source : sources) {
            boolean here = after.isPresent() && after.get().source() == source;
            begun |= here;
            if (begun && filter.covers(source.kind())) {
                entries.addAll(source.list(filter, here ? after.get().number() : 0, limit + 1 - entries.size()));
            }
        }
        if (entries.size() <= limit) {
            return new Page(entries, null);
        }
        List<DeadLetter> page = entries.subList(0, limit);
        return new Page(page, page.getLast().id());
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> retry(@PathVariable String id) {
        act(id, DeadLetterSource::retry);
        return Map.of("retried", 1);
    }

    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> retryAll(@RequestBody(required = false) @Nullable JsonNode body) {
        return Map.of("retried", decisions.retry(Selection.read(body).filter()));
    }

    @PostMapping("/discard")
    Map<String, Object> discardAll(@RequestBody(required = false) @Nullable JsonNode body) {
        Selection selection = Selection.read(body);
        if (selection.filter().isEmpty() && !selection.all()) {
            throw Problem.INVALID_REQUEST.because("Name a filter, or discard everything by {\"all\": true}");
        }
        return Map.of("discarded", decisions.discard(selection.filter()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        act(id, (source, number) -> source.discard(List.of(number)) > 0);
    }

    private void act(String text, BiPredicate<DeadLetterSource, Long> action) {
        Id id = parse(text).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean found = Contention.repeat(() -> action.test(id.source(), id.number()));
        if (!found) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private Optional<Id> parse(String text) {
        int end = text.lastIndexOf(SEPARATOR);
        return sources.stream()
                .filter(source -> end > 0 && source.kind().equals(text.substring(0, end)))
                .findFirst()
                .flatMap(source -> number(text.substring(end + 1)).map(number -> new Id(source, number)));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private record Id(DeadLetterSource source, long number) {}
}
