package dev.contactenricher.problem;

import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static String one(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", failure.getClass().getName() + " at ", ""));
    }
}
