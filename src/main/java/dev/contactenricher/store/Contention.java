package dev.contactenricher.store;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.retry.support.RetryTemplate;

/**
 * Repeats a transaction that lost against another one. PostgreSQL ends a deadlock by ending one of the two, and what was
 * not there a moment ago may have been added meanwhile; either way nothing was changed, and the next try sees more.
 */
public final class Contention {

    private static final int ATTEMPTS = 5;
    private static final RetryTemplate REPEAT = RetryTemplate.builder()
            .maxAttempts(ATTEMPTS)
            .noBackoff()
            .retryOn(ConcurrencyFailureException.class)
            .retryOn(DuplicateKeyException.class)
            .build();

    private Contention() {}

    /** @param transaction a whole one, so that nothing of a lost try is left */
    public static <T> T repeat(Supplier<T> transaction) {
        return REPEAT.execute(attempt -> transaction.get());
    }

    /** @param transaction a whole one, so that nothing of a lost try is left */
    public static void repeat(Runnable transaction) {
        repeat(() -> {
            transaction.run();
            return true;
        });
    }
}
