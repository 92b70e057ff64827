package dev.contactenricher.audit;

import dev.contactenricher.problem.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Checks what a reader asks for. Ids must be UUIDs, so that no contact data can enter the trail through its reading. */
final class AuditParameters {

    static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final int UUID_LENGTH = 36;

    private AuditParameters() {}

    /** @throws org.springframework.web.ErrorResponseException naming the parameter at fault and its rule */
    static AuditFilter filter(
            @Nullable String from,
            @Nullable String to,
            @Nullable String action,
            @Nullable String jobId,
            @Nullable String subject) {
        var filter = new AuditFilter(
                instant("from", from),
                instant("to", to),
                action(action),
                uuid("job_id", jobId),
                uuid("subject", subject));
        if (filter.from() != null && filter.to() != null && filter.from().isAfter(filter.to())) {
            throw Problem.INVALID_REQUEST.because("'from' must not be later than 'to'", "from");
        }
        return filter;
    }

    /** @throws org.springframework.web.ErrorResponseException unless it is a number from 1 to 1,000, or absent */
    static int limit(@Nullable String limit) {
        if (!StringUtils.hasText(limit)) {
            return DEFAULT_LIMIT;
        }
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MAX_LIMIT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same rule is broken
        }
        throw Problem.INVALID_REQUEST.because("'limit' must be a whole number from 1 to " + MAX_LIMIT, "limit");
    }

    /** @throws org.springframework.web.ErrorResponseException unless it is a cursor of the checkpoints, or absent */
    static long position(@Nullable String cursor) {
        if (!StringUtils.hasText(cursor)) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problem.INVALID_REQUEST.because("'cursor' must be a next_cursor", "cursor");
        }
    }

    private static @Nullable Instant instant(String name, @Nullable String value) {
        if (!StringUtils.hasText(value)) {
            return null;
        }
        try {
            // the trail counts in milliseconds, which also keeps the range storable
            return Instant.ofEpochMilli(Instant.parse(value).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Problem.INVALID_REQUEST.because(
                    "'%s' must be an ISO-8601 instant such as 2026-03-01T12:00:00Z".formatted(name), name);
        }
    }

    private static @Nullable AuditAction action(@Nullable String value) {
        if (!StringUtils.hasText(value)) {
            return null;
        }
        return AuditAction.of(value)
                .orElseThrow(() -> Problem.INVALID_REQUEST.because(
                        Arrays.stream(AuditAction.values())
                                .map(AuditAction::word)
                                .collect(Collectors.joining(", ", "'action' must be one of ", "")),
                        "action"));
    }

    private static @Nullable String uuid(String name, @Nullable String value) {
        if (!StringUtils.hasText(value)) {
            return null;
        }
        try {
            if (value.length() == UUID_LENGTH) {
                return UUID.fromString(value).toString();
            }
        } catch (IllegalArgumentException e) {
            // the same rule is broken
        }
        throw Problem.INVALID_REQUEST.because("'%s' must be a UUID".formatted(name), name);
    }
}
