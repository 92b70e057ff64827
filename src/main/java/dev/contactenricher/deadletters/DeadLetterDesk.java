package dev.contactenricher.deadletters;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.store.Contention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Dead letters of all kinds: listed one kind after the other, oldest first, sent again or forgotten. */
@Component
public class DeadLetterDesk {

    private static final char SEPARATOR = '-';

    private final List<DeadLetterSource> sources;
    private final DeadLetterDecisions decisions;

    DeadLetterDesk(List<DeadLetterSource> sources, DeadLetterDecisions decisions) {
        this.decisions = decisions;
        this.sources = sources.stream()
                .sorted(Comparator.comparing(DeadLetterSource::kind).reversed())
                .toList();
    }

    /** @param nextCursor where the next page begins, or null on the last one */
    public record Page(List<DeadLetter> entries, @Nullable String nextCursor) {}

    /**
     * @param cursor a {@code nextCursor}, or null for the first page
     * @throws ErrorResponseException 400 when it is none
     */
    public Page list(DeadLetterFilter filter, @Nullable String cursor, int limit) {
        Optional<Id> after = Optional.ofNullable(cursor)
                .map(text -> parse(text)
                        .orElseThrow(
                                () -> Problem.INVALID_REQUEST.because("'cursor' must be a next_cursor", "cursor")));
        var entries = new ArrayList<DeadLetter>();
        boolean begun = after.isEmpty();
        for (DeadLetterSource source : sources) {
            boolean here = after.isPresent() && after.get().source().kind().equals(source.kind());
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

    /** How many the filter means, counted up to {@code most}. */
    public long count(DeadLetterFilter filter, int most) {
        return count(
                filter,
                source -> filter.isEmpty()
                        ? source.count()
                        : source.numbers(filter, 0, most).size());
    }

    /** How many {@link #discardAll} would forget, counted up to {@code most}. */
    public long countToDiscard(DeadLetterFilter filter, int most) {
        return count(
                filter,
                source -> DeadLetterDecisions.toDiscard(source, filter)
                        .after(filter, 0, most)
                        .size());
    }

    private long count(DeadLetterFilter filter, ToLongFunction<DeadLetterSource> meant) {
        return sources.stream()
                .filter(source -> filter.covers(source.kind()))
                .mapToLong(meant)
                .sum();
    }

    /** False when there is no such dead letter. */
    public boolean retry(String id) {
        return act(id, DeadLetterSource::retry);
    }

    /** False when there is no such dead letter. */
    public boolean discard(String id) {
        return act(id, (source, number) -> source.discard(List.of(number)) > 0);
    }

    /** Sends all again that the filter means, and says how many. */
    public int retryAll(DeadLetterFilter filter) {
        return decisions.retry(filter);
    }

    /** Forgets all that the filter means, and says how many; refusals are spared unless it names their kind. */
    public int discardAll(DeadLetterFilter filter) {
        return decisions.discard(filter);
    }

    private boolean act(String text, BiPredicate<DeadLetterSource, Long> action) {
        return parse(text)
                .filter(id -> Contention.repeat(() -> action.test(id.source(), id.number())))
                .isPresent();
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
