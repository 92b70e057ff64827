package dev.contactenricher.deadletters;

import dev.contactenricher.problem.Parameters;
import dev.contactenricher.problem.Problem;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; null where anything will do.
 *
 * @param kind one of {@link #KINDS}
 * @param code why they were given up, such as {@code refused}
 * @param from the earliest time at which they were given up
 * @param to the time before which they were given up
 */
public record DeadLetterFilter(
        @Nullable String kind,
        @Nullable String code,
        @Nullable String jobId,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** All of them. */
    public static final DeadLetterFilter ANY = new DeadLetterFilter(null, null, null, null, null);

    public static final String CORRECTION = "correction";
    static final Set<String> KINDS = Set.of("merge", "export", CORRECTION);

    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    /** @throws org.springframework.web.ErrorResponseException naming the filter at fault and its rule */
    public static DeadLetterFilter of(
            @Nullable String kind,
            @Nullable String code,
            @Nullable String jobId,
            @Nullable String from,
            @Nullable String to) {
        if (kind != null && !KINDS.contains(kind)) {
            throw Problem.INVALID_REQUEST.because("'kind' must be merge, export or correction", "kind");
        }
        var filter = new DeadLetterFilter(kind, code(code), jobId(jobId), instant("from", from), instant("to", to));
        Parameters.inOrder(filter.from(), filter.to());
        return filter;
    }

    public boolean isEmpty() {
        return equals(ANY);
    }

    /** Whether dead letters of this kind are meant at all. */
    boolean covers(String sourceKind) {
        return kind == null || kind.equals(sourceKind);
    }

    /** The earliest time in epoch milliseconds. */
    long fromMillis() {
        return from == null ? 0 : from.toEpochMilli();
    }

    /** The time before which, in epoch milliseconds. */
    long toMillis() {
        return to == null ? Long.MAX_VALUE : to.toEpochMilli();
    }

    private static @Nullable String code(@Nullable String value) {
        if (value != null && !CODE.matcher(value).matches()) {
            throw Problem.INVALID_REQUEST.because("'code' is malformed", "code");
        }
        return value;
    }

    /** A blank one is malformed, as a blank time is: in a call that decides about dead letters it must not mean all of them. */
    private static @Nullable String jobId(@Nullable String value) {
        return value == null ? null : Parameters.givenUuid("job_id", value);
    }

    private static @Nullable Instant instant(String name, @Nullable String value) {
        return value == null ? null : Parameters.given(name, value);
    }
}
