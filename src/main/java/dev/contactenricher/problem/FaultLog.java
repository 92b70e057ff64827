package dev.contactenricher.problem;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Tells of failures once a minute for each kind. What failed is tried again, some of it twice a second, so that a store
 * which is away for an hour would fill the log; it is expected, and needs no stack trace.
 */
@Component
class FaultLog {

    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
    private static final String STORE = "store";

    private final Map<String, LinesPerMinute> lines = new ConcurrentHashMap<>();
    private final Clock clock;
    private final ApplicationEventPublisher events;

    FaultLog(Clock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void on(BackgroundFailure failed) {
        Throwable failure = first(failed.failure());
        if (isTheStores(failure)) {
            events.publishEvent(new StoreFailed());
            lines(STORE)
                    .ifAllowed(silent ->
                            LOG.warn("The store cannot be used: {}{}", Failures.brief(failure), more(silent)));
        } else {
            lines(failed.what() + failure.getClass().getName())
                    .ifAllowed(
                            silent -> LOG.error("{}: {}{}", failed.what(), Failures.describe(failure), more(silent)));
        }
    }

    static boolean isTheStores(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof TransactionTimedOutException) {
                return true;
            }
        }
        return false;
    }

    /** What a database rolls back by itself cannot be rolled back again, which hides why. */
    private static Throwable first(Throwable failure) {
        return failure instanceof TransactionSystemException ended && ended.getApplicationException() != null
                ? ended.getApplicationException()
                : failure;
    }

    private static String more(int silent) {
        return silent == 0 ? "" : ", and %d more since it was last told".formatted(silent);
    }

    private LinesPerMinute lines(String kind) {
        return lines.computeIfAbsent(kind, any -> new LinesPerMinute(1, clock));
    }
}
