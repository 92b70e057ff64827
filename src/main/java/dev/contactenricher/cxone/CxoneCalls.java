package dev.contactenricher.cxone;

import dev.contactenricher.outgoing.Deadline;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import dev.contactenricher.outgoing.Meaning;
import dev.contactenricher.outgoing.OutgoingHttp;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Calls that carry the access token. A token that is not taken is dropped, so that the next call brings a new one. */
@Component
class CxoneCalls {

    private final OutgoingHttp http;
    private final TokenCache tokens;
    private final CxoneSettings settings;

    CxoneCalls(OutgoingHttp http, TokenCache tokens, CxoneSettings settings) {
        this.http = http;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** What became of a call: an answer, or there was no token to call with. */
    sealed interface Outcome {

        record Answered(HttpAnswer answer) implements Outcome {}

        /** The token endpoint takes the credentials for wrong. */
        record Denied(int status) implements Outcome {}

        /**
         * @param status of the token endpoint, or null when it gave no answer
         * @param retryAfter how long it asks to wait, or null
         */
        record NoToken(@Nullable Integer status, @Nullable Duration retryAfter) implements Outcome {}
    }

    Outcome post(String path, Consumer<HttpHeaders> headers, String body) {
        Deadline deadline = Deadline.in(settings.timeout());
        return switch (tokens.token(deadline)) {
            case TokenAnswer.Granted granted ->
                new Outcome.Answered(post(path, headers, body, granted.token(), deadline));
            case TokenAnswer.Denied denied -> new Outcome.Denied(denied.status());
            case TokenAnswer.Unavailable unavailable ->
                new Outcome.NoToken(unavailable.status(), unavailable.retryAfter());
        };
    }

    private HttpAnswer post(
            String path, Consumer<HttpHeaders> headers, String body, AccessToken token, Deadline deadline) {
        Consumer<HttpHeaders> own = all -> {
            all.setBearerAuth(token.value());
            all.setContentType(MediaType.APPLICATION_JSON);
            all.setAccept(List.of(MediaType.APPLICATION_JSON));
        };
        HttpAnswer answer = http.post(settings.at(path), own.andThen(headers), body, deadline);
        if (answer instanceof Received received && received.meaning() == Meaning.UNAUTHORIZED) {
            tokens.drop(token);
        }
        return answer;
    }
}
