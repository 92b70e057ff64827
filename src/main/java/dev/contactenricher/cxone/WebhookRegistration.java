package dev.contactenricher.cxone;

import dev.contactenricher.cxone.CxoneCalls.Outcome;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.HttpAnswer.Missing;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.retry.RetryContext;
import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells CXone where to send its webhooks, in the background of every start, again and again until it listens. The first
 * try is announced, so that no merge begins before CXone was told where its webhook goes.
 */
@Component
@ConditionalOnProperty(name = "enricher.merge.confirmation", havingValue = "webhook", matchIfMissing = true)
class WebhookRegistration implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);
    private static final String PATH = "/api/v2/webhooks";

    private final CxoneCalls calls;
    private final ObjectProvider<WebhookAddress> address;
    private final JsonMapper json;
    private final RetryTemplate retry;
    private final ApplicationEventPublisher events;
    private @Nullable Thread registering;

    WebhookRegistration(
            CxoneCalls calls,
            ObjectProvider<WebhookAddress> address,
            JsonMapper json,
            RetryTemplate endlessRetry,
            ApplicationEventPublisher events) {
        this.calls = calls;
        this.address = address;
        this.json = json;
        this.retry = endlessRetry;
        this.events = events;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        address.ifAvailable(webhook ->
                registering = Thread.ofVirtual().name("webhook-registration").start(() -> register(webhook)));
    }

    @Override
    public void destroy() {
        if (registering != null) {
            registering.interrupt();
        }
    }

    private void register(WebhookAddress webhook) {
        String body = body(webhook);
        try {
            retry.execute(attempt -> {
                announce(attempt, body).ifPresent(failure -> {
                    LOG.warn("The webhook could not be registered with CXone and will be again: {}", failure.text());
                    throw new RepeatableException(null, failure.retryAfter());
                });
                return true;
            });
            LOG.info("The webhook is registered with CXone");
        } catch (BackOffInterruptedException e) {
            LOG.debug("The service ended before its webhook was registered");
        }
    }

    /** Whatever becomes of the first try, merging must not wait for another. */
    private Optional<Failure> announce(RetryContext attempt, String body) {
        try {
            return failureOf(body);
        } finally {
            if (attempt.getRetryCount() == 0) {
                events.publishEvent(new CxoneEvent.WebhookAnnounced());
            }
        }
    }

    private Optional<Failure> failureOf(String body) {
        return switch (calls.post(PATH, headers -> {}, body)) {
            case Outcome.Answered answered -> failureOf(answered.answer());
            case Outcome.Denied denied ->
                failure("the token endpoint refuses the client's credentials with status " + denied.status(), null);
            case Outcome.NoToken none ->
                failure(
                        "the token endpoint gave no "
                                + (none.status() == null ? "answer" : "token, status " + none.status()),
                        none.retryAfter());
        };
    }

    private static Optional<Failure> failureOf(HttpAnswer answer) {
        return switch (answer) {
            case Received received ->
                isKnown(received) ? Optional.empty() : failure("status " + received.status(), received.retryAfter());
            case Missing missing -> failure("no answer, " + missing.reason(), null);
        };
    }

    private static Optional<Failure> failure(String text, @Nullable Duration retryAfter) {
        return Optional.of(new Failure(text, retryAfter));
    }

    /** @param retryAfter how long CXone asks to wait, or null */
    private record Failure(String text, @Nullable Duration retryAfter) {}

    private static boolean isKnown(Received received) {
        return received.isSuccess() || received.status() == HttpStatus.CONFLICT.value();
    }

    private String body(WebhookAddress webhook) {
        ObjectNode body = json.createObjectNode();
        body.put("name", "contact-merge-processor");
        body.put("url", webhook.url().toString());
        body.putArray("events").add("contact.merged").add("contact.updated");
        body.put("enabled", true);
        body.put("scope", "tenant");
        return body.toString();
    }
}
