package dev.contactenricher.callback;

import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Posts one event after the other, and decides by the answer whether it comes again. */
@Component
class CallbackPost {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackPost.class);

    private final Callbacks callbacks;
    private final CallbackEndpoint endpoint;
    private final Dialect dialect;
    private final CallbackSettings settings;
    private final Backoff backoff;
    private final ApplicationEventPublisher events;

    CallbackPost(
            Callbacks callbacks,
            CallbackEndpoint endpoint,
            Dialect dialect,
            CallbackSettings settings,
            RandomGenerator random,
            ApplicationEventPublisher events) {
        this.callbacks = callbacks;
        this.endpoint = endpoint;
        this.dialect = dialect;
        this.settings = settings;
        this.backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff(), random);
        this.events = events;
    }

    /** @return false when nothing may go now */
    boolean next() {
        Optional<Callback> claimed = Contention.repeat(callbacks::claim);
        claimed.ifPresent(callback -> {
            HttpAnswer answer = endpoint.post(callback, now());
            events.publishEvent(Contention.repeat(() -> settle(callback, answer)));
        });
        return claimed.isPresent();
    }

    private CallbackEvent settle(Callback callback, HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.Received received -> settle(callback, received);
            case HttpAnswer.Missing missing -> repeat(callback, missing.reason(), null);
        };
    }

    private CallbackEvent settle(Callback callback, HttpAnswer.Received received) {
        if (!received.isSuccess()) {
            return repeat(callback, "status " + received.status(), received.retryAfter());
        }
        callbacks.remove(callback);
        return CallbackEvent.DELIVERED;
    }

    private CallbackEvent repeat(Callback callback, String why, @Nullable Duration retryAfter) {
        Instant now = now();
        Instant end = callback.occurredAt().plus(settings.patience());
        if (now.isAfter(end)) {
            LOG.error(
                    "The callback {} ({}) was given up after {} attempts, the last one with {}",
                    callback.eventId(),
                    callback.type(),
                    callback.attempts(),
                    why);
            callbacks.remove(callback);
            return CallbackEvent.GIVEN_UP;
        }
        Instant next = now.plus(backoff.pause(callback.attempts() - 1, retryAfter));
        // the last attempt is not left out, however long the pause
        callbacks.postpone(callback, next.isAfter(end) ? end.plusMillis(1) : next);
        LOG.debug("A callback of type {} was not taken: {}", callback.type(), why);
        return CallbackEvent.FAILED;
    }

    private Instant now() {
        return dialect.instant();
    }
}
