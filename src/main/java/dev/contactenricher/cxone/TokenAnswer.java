package dev.contactenricher.cxone;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the token endpoint said. */
sealed interface TokenAnswer {

    record Granted(AccessToken token) implements TokenAnswer {}

    /** The credentials or scopes are wrong, or it is no token endpoint; no repeat mends that. */
    record Denied(int status) implements TokenAnswer {}

    /**
     * @param status null when there was no answer
     * @param retryAfter how long to wait, or null when the answer did not say
     */
    record Unavailable(@Nullable Integer status, @Nullable Duration retryAfter) implements TokenAnswer {}
}
