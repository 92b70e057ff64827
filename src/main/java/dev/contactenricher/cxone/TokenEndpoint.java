package dev.contactenricher.cxone;

import dev.contactenricher.outgoing.Deadline;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.HttpAnswer.Missing;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import dev.contactenricher.outgoing.OutgoingHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks once for a token. */
@Component
class TokenEndpoint {

    /** Ahead of its expiry, so that no call starts with a token that ends on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final Duration UNSTATED_LIFETIME = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);

    /** RFC 6750, section 2.1. */
    private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final OutgoingHttp http;
    private final TokenGrant grant;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    TokenEndpoint(OutgoingHttp http, TokenGrant grant, Clock clock) {
        this.http = http;
        this.grant = grant;
        this.clock = clock;
    }

    TokenAnswer ask(Deadline deadline) {
        Instant asked = clock.instant();
        HttpAnswer answer = http.post(grant.endpoint(), this::headers, grant.body(), deadline);
        return switch (answer) {
            case Missing missing -> new TokenAnswer.Unavailable(null, null);
            case Received received -> read(received, asked);
        };
    }

    private TokenAnswer read(Received received, Instant asked) {
        int status = received.status();
        return switch (received.meaning()) {
            case TAKEN -> token(received, asked);
            case THROTTLED, UNKNOWN -> new TokenAnswer.Unavailable(status, received.retryAfter());
            case UNAUTHORIZED, REFUSED, CONFLICT, FORBIDDEN -> new TokenAnswer.Denied(status);
        };
    }

    private void headers(HttpHeaders headers) {
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        grant.authenticate(headers);
    }

    private TokenAnswer token(Received received, Instant asked) {
        JsonNode answer = parsed(received.body());
        String value = answer.path("access_token").asString("");
        if (!BEARER_TOKEN.matcher(value).matches()) {
            return new TokenAnswer.Unavailable(received.status(), received.retryAfter());
        }
        String scope = answer.path("scope").asString("").strip();
        return new TokenAnswer.Granted(new AccessToken(
                value,
                asked.plus(usableFor(answer.path("expires_in"))),
                scope.isEmpty() ? null : Set.copyOf(List.of(scope.split("\\s+"))),
                answer.path("id_token").stringValue(null)));
    }

    /** A token that lives no longer than the margin is used for half of its life. */
    private static Duration usableFor(JsonNode expiresIn) {
        Duration lifetime = lifetime(expiresIn.asLong(UNSTATED_LIFETIME.toSeconds()));
        return lifetime.compareTo(MARGIN) > 0 ? lifetime.minus(MARGIN) : lifetime.dividedBy(2);
    }

    private static Duration lifetime(long seconds) {
        return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_LIFETIME.toSeconds()));
    }

    private JsonNode parsed(@Nullable String body) {
        try {
            return json.readTree(body == null ? "" : body);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }
}
