package dev.contactenricher.postgres;

import dev.contactenricher.store.UnusableStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.retry.backoff.FixedBackOffPolicy;
import org.springframework.retry.backoff.Sleeper;
import org.springframework.retry.backoff.ThreadWaitSleeper;
import org.springframework.retry.support.RetryTemplate;

/**
 * Waits at the start until the database server takes connections. What waiting cannot mend, such as a wrong password, ends
 * the start at once, where the waits that Flyway and Hikari offer would last until the end.
 */
final class ServerWait {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWait.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final RetryTemplate retry;

    ServerWait(Duration patience) {
        this(patience, new ThreadWaitSleeper());
    }

    /** @param sleeper waits between tries */
    ServerWait(Duration patience, Sleeper sleeper) {
        var pause = new FixedBackOffPolicy();
        pause.setBackOffPeriod(BETWEEN_TRIES.toMillis());
        pause.setSleeper(sleeper);
        retry = RetryTemplate.builder()
                .withTimeout(patience.toMillis())
                .customBackoff(pause)
                .retryOn(AwayException.class)
                .build();
    }

    void await(DataSource server) {
        try {
            retry.execute(attempt -> {
                connect(server, attempt.getRetryCount() == 0);
                return true;
            });
        } catch (AwayException e) {
            throw new UnusableStoreException(
                    "PostgreSQL cannot be reached: " + e.getMessage(),
                    "Start the database, or check SPRING_DATASOURCE_URL.");
        }
    }

    private static void connect(DataSource server, boolean first) {
        try (Connection connection = server.getConnection()) {
            LOG.debug("Connected to {}", connection.getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            if (isRefused(e)) {
                throw new UnusableStoreException(
                        "PostgreSQL refuses the connection: " + e.getMessage(),
                        "Check SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.");
            }
            if (first) {
                LOG.warn("PostgreSQL cannot be reached yet, waiting: {}", e.getMessage());
            }
            throw new AwayException(e);
        }
    }

    /** Wrong credentials (class 28), or no such database (class 3D). */
    private static boolean isRefused(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("28") || state.startsWith("3D"));
    }

    private static final class AwayException extends RuntimeException {

        private static final long serialVersionUID = 1;

        AwayException(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
