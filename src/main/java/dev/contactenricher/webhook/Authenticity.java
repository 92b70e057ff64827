package dev.contactenricher.webhook;

import dev.contactenricher.webhook.SigningKeys.Signed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides whether an event comes from CXone: by its signature, else by the token of the registered URL. */
@Component
class Authenticity {

    static final String ID_HEADER = "webhook-id";
    private static final String TIMESTAMP_HEADER = "webhook-timestamp";
    private static final String SIGNATURE_HEADER = "webhook-signature";

    private final SigningKeys keys;
    private final UrlToken token;

    Authenticity(WebhookSettings settings, UrlToken token) {
        this.keys = new SigningKeys(settings.secrets());
        this.token = token;
    }

    /** @param receivedAt by the clock that all replicas share, as a signature is only good for some minutes */
    boolean isProven(HttpServletRequest request, byte[] body, Instant receivedAt) {
        return signed(request, body)
                        .filter(message -> keys.verify(message, receivedAt))
                        .isPresent()
                || token.isIn(request.getQueryString());
    }

    private static Optional<Signed> signed(HttpServletRequest request, byte[] body) {
        String id = request.getHeader(ID_HEADER);
        String timestamp = request.getHeader(TIMESTAMP_HEADER);
        String signatures = request.getHeader(SIGNATURE_HEADER);
        return id == null || timestamp == null || signatures == null
                ? Optional.empty()
                : Optional.of(new Signed(id, timestamp, signatures, body));
    }
}
