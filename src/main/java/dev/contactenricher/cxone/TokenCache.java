package dev.contactenricher.cxone;

import dev.contactenricher.cxone.TokenAnswer.Granted;
import dev.contactenricher.cxone.TokenAnswer.Unavailable;
import dev.contactenricher.outgoing.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.stereotype.Component;

/** The one access token. When it must be renewed, the first caller does so and all others wait for what comes of it. */
@Component
class TokenCache {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCache.class);

    private final TokenEndpoint endpoint;
    private final TokenGrant grant;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RetryTemplate retry;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable AccessToken cached;
    private @Nullable CompletableFuture<TokenAnswer> renewal;
    private Instant notBefore = Instant.MIN;
    private @Nullable Integer notBeforeStatus;

    TokenCache(
            TokenEndpoint endpoint,
            TokenGrant grant,
            ApplicationEventPublisher events,
            Clock clock,
            RetryTemplate shortRetry) {
        this.endpoint = endpoint;
        this.grant = grant;
        this.events = events;
        this.clock = clock;
        this.retry = shortRetry;
    }

    TokenAnswer token(Deadline deadline) {
        CompletableFuture<TokenAnswer> shared;
        boolean first;
        lock.lock();
        try {
            AccessToken known = cached;
            if (known != null && known.isFresh(clock.instant())) {
                return new Granted(known);
            }
            Unavailable told = askedToWait();
            if (told != null) {
                return told;
            }
            first = renewal == null;
            shared = renewal == null ? new CompletableFuture<>() : renewal;
            renewal = shared;
        } finally {
            lock.unlock();
        }
        if (first) {
            renew(shared, deadline);
        }
        return await(shared, deadline);
    }

    /** Forgets this token, unless another one took its place already. */
    void drop(AccessToken token) {
        lock.lock();
        try {
            if (token.equals(cached)) {
                cached = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** What the endpoint said when it asked to be left alone for a while that is not over; else null. */
    private @Nullable Unavailable askedToWait() {
        Instant now = clock.instant();
        return now.isBefore(notBefore) ? new Unavailable(notBeforeStatus, Duration.between(now, notBefore)) : null;
    }

    private void renew(CompletableFuture<TokenAnswer> shared, Deadline deadline) {
        TokenAnswer answer = new Unavailable(null, null);
        try {
            answer = askPatiently(deadline);
        } finally {
            lock.lock();
            try {
                cached = answer instanceof Granted granted ? granted.token() : null;
                renewal = null;
                if (answer instanceof Unavailable unavailable && unavailable.retryAfter() != null) {
                    notBefore = clock.instant().plus(unavailable.retryAfter());
                    notBeforeStatus = unavailable.status();
                }
            } finally {
                lock.unlock();
            }
            shared.complete(answer);
        }
        if (answer instanceof Granted granted) {
            reportMissingScopes(granted.token());
            events.publishEvent(new CxoneEvent.TokenRenewed(clock.instant()));
        }
    }

    private TokenAnswer askPatiently(Deadline deadline) {
        return retry.execute(
                attempt -> {
                    TokenAnswer answer = endpoint.ask(deadline);
                    if (answer instanceof Unavailable unavailable
                            && unavailable.retryAfter() == null
                            && !deadline.isOver()) {
                        throw new RepeatableException(unavailable.status());
                    }
                    return answer;
                },
                exhausted -> new Unavailable(RepeatableException.statusOf(exhausted.getLastThrowable()), null));
    }

    private static TokenAnswer await(CompletableFuture<TokenAnswer> shared, Deadline deadline) {
        try {
            return shared.get(Math.max(0, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return new Unavailable(null, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable(null, null);
        }
    }

    private void reportMissingScopes(AccessToken token) {
        List<String> missing = token.lacking(grant.neededScopes());
        if (!missing.isEmpty()) {
            LOG.warn("CXone granted a token without {}: calls that need these scopes will be refused", missing);
        }
    }
}
