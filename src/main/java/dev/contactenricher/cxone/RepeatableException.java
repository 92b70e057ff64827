package dev.contactenricher.cxone;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells Spring Retry that a call is worth a repeat. It never leaves the room. */
class RepeatableException extends RuntimeException {

    private final @Nullable Integer status;
    private final @Nullable Duration retryAfter;

    RepeatableException(@Nullable Integer status) {
        this(status, null);
    }

    /** @param retryAfter how long the server asks to wait, or null */
    RepeatableException(@Nullable Integer status, @Nullable Duration retryAfter) {
        super(status == null ? "no answer" : "status " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static Duration retryAfterOf(@Nullable Throwable thrown) {
        return thrown instanceof RepeatableException repeatable && repeatable.retryAfter != null
                ? repeatable.retryAfter
                : Duration.ZERO;
    }

    static @Nullable Integer statusOf(@Nullable Throwable thrown) {
        return thrown instanceof RepeatableException repeatable ? repeatable.status : null;
    }
}
