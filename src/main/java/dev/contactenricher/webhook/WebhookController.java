package dev.contactenricher.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.contactenricher.problem.Problem;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.webhook.Message.Confirmation;
import dev.contactenricher.webhook.Message.Malformed;
import dev.contactenricher.webhook.Message.Other;
import dev.contactenricher.webhook.WebhookEvent.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /webhooks/cxone-merge}: the contract's section 5. */
@RestController
@ConditionalOnProperty(name = "enricher.webhook.enabled", matchIfMissing = true)
class WebhookController {

    private final Authenticity authenticity;
    private final WebhookService service;
    private final ApplicationEventPublisher events;
    private final Dialect dialect;

    WebhookController(
            Authenticity authenticity, WebhookService service, ApplicationEventPublisher events, Dialect dialect) {
        this.authenticity = authenticity;
        this.service = service;
        this.events = events;
        this.dialect = dialect;
    }

    /**
     * The body is taken from the request as it came, because the signature is over its bytes. The answer is JSON whatever
     * the sender accepts: a refusal of what was applied would be repeated.
     */
    @PostMapping("/webhooks/cxone-merge")
    ResponseEntity<Acknowledgement> receive(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        Instant receivedAt = dialect.instant();
        if (!authenticity.isProven(request, body, receivedAt)) {
            events.publishEvent(new WebhookEvent(Outcome.REJECTED, receivedAt));
            throw unproven();
        }
        return switch (MessageReader.read(body)) {
            case Confirmation confirmation -> {
                service.apply(confirmation, webhookId(request), receivedAt);
                yield acknowledged(new Acknowledgement(true, confirmation.type()));
            }
            case Other() -> {
                events.publishEvent(new WebhookEvent(Outcome.IGNORED, receivedAt));
                yield acknowledged(new Acknowledgement(false, null));
            }
            case Malformed malformed -> {
                events.publishEvent(new WebhookEvent(Outcome.MALFORMED, receivedAt));
                throw Problem.INVALID_REQUEST.because(malformed.rule());
            }
        };
    }

    /** Every 401 says how to prove oneself (RFC 9110, section 15.5.2); no registered scheme is that of signed webhooks. */
    private static ErrorResponseException unproven() {
        var unproven = Problem.UNAUTHORIZED.because("A valid signature or the registered URL's token is needed");
        unproven.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "StandardWebhooks");
        return unproven;
    }

    private static ResponseEntity<Acknowledgement> acknowledged(Acknowledgement acknowledgement) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(acknowledgement);
    }

    private static Optional<String> webhookId(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(Authenticity.ID_HEADER)).filter(id -> !id.isBlank());
    }

    /** @param eventType one of the known types; left out for any other, which is never told back */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Acknowledgement(boolean acknowledged, @Nullable String eventType) {}
}
