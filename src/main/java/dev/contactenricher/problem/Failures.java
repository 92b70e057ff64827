package dev.contactenricher.problem;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.NestedExceptionUtils;

/** Describes exceptions for the log without their messages, which may quote contact data. */
public final class Failures {

    private static final int FRAMES = 8;
    private static final int CAUSES = 5;

    private Failures() {}

    /** The chain of exception types, each with the first frames of its stack. */
    public static String describe(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .map(Failures::one)
                .collect(Collectors.joining("; caused by "));
    }

    /** Its kind and the database's own code for it, in a few words. */
    public static String brief(Throwable failure) {
        return failure.getClass().getSimpleName()
                + (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                        ? ", SQL state %s, code %d".formatted(cause.getSQLState(), cause.getErrorCode())
                        : "");
    }

    private static String one(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", failure.getClass().getName() + " at ", ""));
    }
}
