package dev.contactenricher.store;

import dev.contactenricher.problem.BackgroundFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a little from time to time, as a full or read-only store can be read. In the background, so that a busy writer
 * does not hold up a question for the service's health, and is not taken for a broken store.
 */
@Component
class StoreProbe {

    /** Takes new room before it gives the old one back. */
    private static final String WRITE = """
            INSERT INTO store_probe (id, written_at, filling)
            VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM store_probe), ?, ?)
            """;

    private static final String CLEAR = "DELETE FROM store_probe WHERE id < (SELECT MAX(id) FROM store_probe)";
    private static final String WHAT = "The store could not be written to and will be tried again";
    private static final int FILLING_BYTES = 16 * 1024;
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(10);
    /** Less than one batch may need. */
    private static final long LEAST_FREE_BYTES = 1 << 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Dialect dialect;
    private final StoreFiles files;
    private final ApplicationEventPublisher events;
    private final AtomicBoolean writable = new AtomicBoolean(true);
    private Instant writtenAt = Instant.EPOCH;

    StoreProbe(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Dialect dialect,
            StoreFiles files,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.dialect = dialect;
        this.files = files;
        this.events = events;
    }

    /** False after a write that the store could not take, until one succeeds. */
    boolean isWritable() {
        return writable.get() && !isTooSmall();
    }

    private boolean isTooSmall() {
        return dialect.isExclusive() && files.freeBytes() < LEAST_FREE_BYTES;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT5S")
    void probe() {
        probe(BETWEEN_WRITES);
    }

    void probe(Duration betweenWrites) {
        try {
            Instant now = dialect.instant();
            if (writable.get() && !now.isBefore(writtenAt) && now.isBefore(writtenAt.plus(betweenWrites))) {
                return;
            }
            transaction.executeWithoutResult(tx -> {
                jdbc.sql(WRITE)
                        .params(now.toEpochMilli(), new byte[FILLING_BYTES])
                        .update();
                jdbc.sql(CLEAR).update();
            });
            writtenAt = now;
            writable.set(true);
        } catch (CannotCreateTransactionException | TransientDataAccessException | TransactionTimedOutException e) {
            // away, which readers of the health see, or busy
            events.publishEvent(new BackgroundFailure(WHAT, e));
        } catch (RuntimeException e) {
            writable.set(false);
            events.publishEvent(new BackgroundFailure(WHAT, e));
        }
    }
}
