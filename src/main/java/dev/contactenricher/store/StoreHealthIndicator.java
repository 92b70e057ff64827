package dev.contactenricher.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Up while the store can be read, and takes a small write now and then. */
@Component
class StoreHealthIndicator implements HealthIndicator {

    private static final String MIGRATIONS = "SELECT COUNT(*) FROM flyway_schema_history";

    private final JdbcClient jdbc;
    private final StoreProbe probe;
    private final TransactionTemplate reading;

    StoreHealthIndicator(JdbcClient jdbc, PlatformTransactionManager transactions, StoreProbe probe) {
        this.probe = probe;
        this.jdbc = jdbc;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @Override
    public Health health() {
        try {
            reading.executeWithoutResult(
                    status -> jdbc.sql(MIGRATIONS).query(Integer.class).single());
            return probe.isWritable() ? Health.up().build() : Health.down().build();
        } catch (RuntimeException e) {
            return Health.down().build();
        }
    }
}
