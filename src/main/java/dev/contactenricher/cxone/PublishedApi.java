package dev.contactenricher.cxone;

import dev.contactenricher.outgoing.Deadline;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import dev.contactenricher.outgoing.Meaning;
import dev.contactenricher.outgoing.OutgoingHttp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Calls of the published API: with a token, at the tenant's own hosts. Each is one call, whose answer it hands back.
 */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
public class PublishedApi {

    private final OutgoingHttp http;
    private final TokenCache tokens;
    private final Discovery discovery;
    private final Duration timeout;

    PublishedApi(OutgoingHttp http, TokenCache tokens, Discovery discovery, PublishedSettings settings) {
        this.http = http;
        this.tokens = tokens;
        this.discovery = discovery;
        this.timeout = settings.timeout();
    }

    /** What became of a call. */
    public sealed interface Answer {

        /** @param http its answer, or that there was none; after a 401 the next call brings a new token */
        record Called(HttpAnswer http) implements Answer {}

        /** The token endpoint takes the credentials for wrong. */
        record Denied(int status) implements Answer {}

        /**
         * Nothing was called, as there is no token.
         *
         * @param status of the token endpoint, or null
         * @param retryAfter how long it asks to wait, or null
         */
        record NoToken(@Nullable Integer status, @Nullable Duration retryAfter) implements Answer {}

        /** Nothing was called, as it is not known where the tenant's API is. */
        record NoHost() implements Answer {}
    }

    /** For one call. */
    public Duration timeout() {
        return timeout;
    }

    /**
     * @param path behind the API's base, encoded, with its query; begins with a slash
     * @param body JSON, or null for none
     */
    public Answer call(Api api, HttpMethod method, String path, @Nullable String body, Deadline deadline) {
        return switch (tokens.token(deadline)) {
            case TokenAnswer.Granted granted -> call(api, method, path, body, granted.token(), deadline);
            case TokenAnswer.Denied denied -> new Answer.Denied(denied.status());
            case TokenAnswer.Unavailable unavailable ->
                new Answer.NoToken(unavailable.status(), unavailable.retryAfter());
        };
    }

    private Answer call(
            Api api, HttpMethod method, String path, @Nullable String body, AccessToken token, Deadline deadline) {
        Optional<URI> host = discovery.host(api, token, deadline);
        if (host.isEmpty()) {
            return new Answer.NoHost();
        }
        URI uri = URI.create(host.get().toString().replaceFirst("/+$", "") + path);
        HttpAnswer answer = http.exchange(method, uri, headers -> headers(headers, token, body), body, deadline);
        if (answer instanceof Received received && received.meaning() == Meaning.UNAUTHORIZED) {
            tokens.drop(token);
        }
        return new Answer.Called(answer);
    }

    /** Without {@code Accept} the Admin API answers that it knows no way to render data. */
    private static void headers(HttpHeaders headers, AccessToken token, @Nullable String body) {
        headers.setBearerAuth(token.value());
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        if (body != null) {
            headers.setContentType(MediaType.APPLICATION_JSON);
        }
    }
}
