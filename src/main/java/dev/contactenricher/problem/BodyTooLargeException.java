package dev.contactenricher.problem;

import java.io.IOException;

/** Ends the reading of a body at its limit; becomes {@link Problem#TOO_LARGE} however deep it is wrapped. */
public final class BodyTooLargeException extends IOException {

    private final long limit;

    /** @param limit in bytes */
    public BodyTooLargeException(long limit) {
        super("The body is too large");
        this.limit = limit;
    }

    String rule() {
        return "A body may have %d bytes here".formatted(limit);
    }
}
