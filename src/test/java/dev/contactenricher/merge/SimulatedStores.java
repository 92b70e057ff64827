package dev.contactenricher.merge;

import dev.contactenricher.postgres.ServedDatabase;
import dev.contactenricher.sqlite.MemoryDatabase;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.SimulatedStore;
import dev.contactenricher.store.TestClock;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.support.NoOpTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What the rooms of simulations stand on: a clock, a database by one connection, and no schedule. */
public final class SimulatedStores {

    private SimulatedStores() {}

    public static class InMemory {

        @Bean
        Dialect dialect(TestClock clock) {
            return MemoryDatabase.dialect(clock);
        }

        @Bean
        SimulatedStore store(Dialect dialect) throws SQLException {
            return new MemoryDatabase(dialect);
        }
    }

    public static class Served {

        @Bean
        Dialect dialect(TestClock clock, DataSource source) {
            return ServedDatabase.dialect(clock, source);
        }

        @Bean
        SimulatedStore store() throws SQLException {
            return new ServedDatabase();
        }
    }

    // no @Configuration, lest other tests' scans find it
    public static class Beans {

        @Bean
        TestClock clock() {
            return new TestClock();
        }

        @Bean
        DataSource dataSource(SimulatedStore database) {
            return new SingleConnectionDataSource(database.connection(), false);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JsonMapper jsonMapper() {
            return new JsonMapper();
        }

        @Bean
        TaskScheduler taskScheduler() {
            return new NoOpTaskScheduler();
        }
    }
}
