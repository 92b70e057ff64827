package dev.contactenricher.cxone;

import java.time.Duration;
import org.springframework.retry.RetryContext;
import org.springframework.retry.backoff.BackOffContext;
import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.retry.backoff.BackOffPolicy;
import org.springframework.retry.backoff.Sleeper;
import org.springframework.retry.backoff.ThreadWaitSleeper;

/** Waits as long as the server asked for, and then as another policy says. */
class ObedientBackOff implements BackOffPolicy {

    private final BackOffPolicy own;
    private final Sleeper sleeper;

    ObedientBackOff(BackOffPolicy own) {
        this(own, new ThreadWaitSleeper());
    }

    ObedientBackOff(BackOffPolicy own, Sleeper sleeper) {
        this.own = own;
        this.sleeper = sleeper;
    }

    @Override
    public BackOffContext start(RetryContext retry) {
        return new Context(retry, own.start(retry));
    }

    @Override
    public void backOff(BackOffContext context) {
        var both = (Context) context;
        Duration told = RepeatableException.retryAfterOf(both.retry().getLastThrowable());
        try {
            sleeper.sleep(told.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackOffInterruptedException("stopped while waiting", e);
        }
        own.backOff(both.own());
    }

    private record Context(RetryContext retry, BackOffContext own) implements BackOffContext {}
}
