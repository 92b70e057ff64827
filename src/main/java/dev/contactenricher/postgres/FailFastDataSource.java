package dev.contactenricher.postgres;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Refuses at once while the database server is away, so that callers do not pile up behind the pool's time-out. One
 * caller a second may try, and lets all others in when it finds the server back.
 */
final class FailFastDataSource extends DelegatingDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(FailFastDataSource.class);
    private static final String CONNECTION_FAILURE = "08006";
    private static final int FAILURES_IN_A_ROW = 2;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "store",
            CircuitBreakerConfig.custom()
                    .slidingWindow(
                            FAILURES_IN_A_ROW,
                            FAILURES_IN_A_ROW,
                            SlidingWindowType.COUNT_BASED,
                            CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.SYNCHRONIZED)
                    .failureRateThreshold(100)
                    .waitDurationInOpenState(BETWEEN_TRIES)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .recordException(FailFastDataSource::isAway)
                    .build());

    FailFastDataSource(DataSource pool) {
        super(pool);
        breaker.getEventPublisher().onStateTransition(FailFastDataSource::tell);
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return breaker.executeCallable(super::getConnection);
        } catch (CallNotPermittedException e) {
            throw new SQLTransientConnectionException("The database server is away", CONNECTION_FAILURE, e);
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pool names a cause when the server refused it. Without one all connections are busy, and waiting helps. */
    private static boolean isAway(Throwable failure) {
        return failure.getCause() != null;
    }

    private static void tell(CircuitBreakerOnStateTransitionEvent event) {
        switch (event.getStateTransition()) {
            case CLOSED_TO_OPEN -> LOG.error("The database server is away. Calls are refused until it is back.");
            case HALF_OPEN_TO_CLOSED -> LOG.info("The database server is back");
            default -> {}
        }
    }
}
