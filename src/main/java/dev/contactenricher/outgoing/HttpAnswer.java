package dev.contactenricher.outgoing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came back from a call. */
public sealed interface HttpAnswer {

    /**
     * The server answered.
     *
     * @param retryAfter how long the server asks to wait, or null
     * @param body the text of a 2xx answer, or null when that was too long; of 400, 413 and 422 as far as it came soon and was
     *     short; null for every other status
     */
    record Received(
            int status,
            @Nullable Duration retryAfter,
            @Nullable String body) implements HttpAnswer {

        public Meaning meaning() {
            return Meaning.of(status);
        }

        public boolean isSuccess() {
            return meaning() == Meaning.TAKEN;
        }

        @Override
        public String toString() {
            return "Received[" + status + "]";
        }
    }

    /**
     * There was no answer in time, or no connection.
     *
     * @param reason the kind of failure, such as {@code TimeoutException}; never an address or anything sent
     * @param sent whether there was a connection, so that the server may have taken the request
     */
    record Missing(String reason, boolean sent) implements HttpAnswer {}
}
