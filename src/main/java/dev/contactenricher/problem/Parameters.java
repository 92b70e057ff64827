package dev.contactenricher.problem;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/**
 * Reads query parameters; a value that breaks its rule is a 400 that names the parameter and the rule. In every list, one that
 * is left blank is as one that is not there.
 */
public final class Parameters {

    /** The size of a page where none is asked for. */
    public static final int DEFAULT_LIMIT = 100;

    private static final int MOST = 1_000;
    /** Of an offset, in a query that was not encoded. */
    private static final Pattern PLUS = Pattern.compile("(?<=:\\d\\d(\\.\\d{1,9})?) (?=\\d\\d:\\d\\d$)");

    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Parameters() {}

    /** @return null when it is absent or blank */
    public static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** @return null when it is absent or empty */
    public static @Nullable Instant instant(String name, @Nullable String value) {
        return value == null || value.isBlank() ? null : given(name, value);
    }

    /** The instant that was given; blank is none. */
    public static Instant given(String name, String value) {
        try {
            // the store counts in milliseconds, which also keeps the range storable
            return Instant.ofEpochMilli(
                    Instant.parse(PLUS.matcher(value).replaceFirst("+")).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw broken(name, "must be an ISO-8601 instant such as 2026-03-01T12:00:00Z");
        }
    }

    /** @return an id as it is kept, or null when it is absent or blank */
    public static @Nullable String uuid(String name, @Nullable String value) {
        return value == null || value.isBlank() ? null : givenUuid(name, value);
    }

    /** The id that was given, in lower case as ids are kept; blank is none. Whatever else might be typed there is none either. */
    public static String givenUuid(String name, String value) {
        if (!UUID.matcher(value).matches()) {
            throw broken(name, "must be a UUID");
        }
        return value.toLowerCase(Locale.ROOT);
    }

    /** A time from the one to the other has no place in it when they are mixed up: nothing found would look like an answer. */
    public static void inOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && from.isAfter(to)) {
            throw broken("from", "must not be later than 'to'");
        }
    }

    /** @return the one with that name, or null when it is absent or empty */
    public static <T> @Nullable T oneOf(String name, @Nullable String value, T[] choices, Function<T, String> nameOf) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return Arrays.stream(choices)
                .filter(choice -> nameOf.apply(choice).equals(value))
                .findFirst()
                .orElseThrow(() -> broken(
                        name,
                        Arrays.stream(choices).map(nameOf).collect(Collectors.joining(", ", "must be one of ", ""))));
    }

    /** The size of a page, from 1 to 1,000. */
    public static int limit(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return DEFAULT_LIMIT;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= MOST && value.chars().allMatch(c -> c <= '9')) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same rule is broken
        }
        throw broken("limit", "must be a whole number from 1 to 1000");
    }

    private static ErrorResponseException broken(String name, String rule) {
        return Problem.INVALID_REQUEST.because("'" + name + "' " + rule, name);
    }
}
