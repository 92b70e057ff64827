package dev.contactenricher.cxone;

import org.jspecify.annotations.Nullable;

/** Tells Spring Retry that a call is worth a repeat. It never leaves the room. */
class RepeatableException extends RuntimeException {

    private final @Nullable Integer status;

    RepeatableException(@Nullable Integer status) {
        super(status == null ? "no answer" : "status " + status);
        this.status = status;
    }

    static @Nullable Integer statusOf(@Nullable Throwable thrown) {
        return thrown instanceof RepeatableException repeatable ? repeatable.status : null;
    }
}
