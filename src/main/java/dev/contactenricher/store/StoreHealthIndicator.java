package dev.contactenricher.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Up while the store can be read. A reader asks, so that a busy writer never looks like a broken store. */
@Component
class StoreHealthIndicator implements HealthIndicator {

    private static final String MIGRATIONS = """
            SELECT COUNT(*) FROM flyway_schema_history
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    StoreHealthIndicator(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @Override
    public Health health() {
        try {
            reading.executeWithoutResult(
                    status -> jdbc.sql(MIGRATIONS).query(Integer.class).single());
            return Health.up().build();
        } catch (RuntimeException e) {
            return Health.down().build();
        }
    }
}
