package dev.contactenricher.merge;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.support.NoOpTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The production queue over SQLite in memory, without threads: every step is taken by the simulation. */
final class SimulatedRoom implements AutoCloseable {

    static final int LIMIT = 3;
    static final long WINDOW = 10_000;
    static final int CHUNK = 4;
    static final long TIMEOUT = 3_000;
    static final int MAX_ATTEMPTS = 3;
    static final long CONFIRMATION_TIMEOUT = 60_000;

    final Random random = new Random();
    final TestClock clock;
    final MergeJobService queue;
    final Claiming claiming;
    final Answers answers;
    final Timeouts timeouts;
    final Retention retention;
    final DeadLetters deadLetters;
    final TransactionTemplate transaction;
    final JdbcTemplate jdbc;

    private final AnnotationConfigApplicationContext context;

    /** @param planting replaces collaborators by faulty ones */
    SimulatedRoom(Consumer<AnnotationConfigApplicationContext> planting) {
        context = new AnnotationConfigApplicationContext();
        context.registerBean("jitter", RandomGenerator.class, () -> random);
        context.register(Rooms.class);
        context.addBeanFactoryPostProcessor(factory -> planting.accept(context));
        TestPropertyValues.of(
                        "enricher.crypto.data-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                        "enricher.store.data-dir=unused",
                        "enricher.merge.rate-limit=" + LIMIT,
                        "enricher.merge.rate-window=" + WINDOW + "ms",
                        "enricher.merge.chunk-size=" + CHUNK,
                        "enricher.merge.timeout=" + TIMEOUT + "ms",
                        "enricher.merge.max-attempts=" + MAX_ATTEMPTS,
                        "enricher.merge.confirmation-timeout=" + CONFIRMATION_TIMEOUT + "ms",
                        "enricher.merge.longest-backoff=15s",
                        "enricher.merge.express-batch=2")
                .applyTo(context);
        context.refresh();
        clock = context.getBean(TestClock.class);
        queue = context.getBean(MergeJobService.class);
        claiming = context.getBean(Claiming.class);
        answers = context.getBean(Answers.class);
        timeouts = context.getBean(Timeouts.class);
        retention = context.getBean(Retention.class);
        deadLetters = context.getBean(DeadLetters.class);
        transaction = context.getBean(TransactionTemplate.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    void reset() {
        clock.set(TestClock.START);
        for (String table : List.of(
                "merge_entry",
                "merge_request",
                "merge_send",
                "merge_confirmation",
                "merge_event",
                "merge_person",
                "merge_dispatch",
                "sqlite_sequence")) {
            jdbc.update("DELETE FROM " + table);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    // no @Configuration, lest other tests' scans find it
    @EnableTransactionManagement(proxyTargetClass = true)
    @ConfigurationPropertiesScan({
        "dev.contactenricher.merge",
        "dev.contactenricher.consent",
        "dev.contactenricher.crypto",
        "dev.contactenricher.store"
    })
    @ComponentScan(
            basePackages = {
                "dev.contactenricher.merge",
                "dev.contactenricher.dedup",
                "dev.contactenricher.consent",
                "dev.contactenricher.crypto"
            },
            excludeFilters = {
                @Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {Dispatcher.class, Sender.class, DeadLetterController.class}),
                @Filter(type = FilterType.ANNOTATION, classes = TestConfiguration.class)
            })
    static class Rooms {

        @Bean
        TestClock clock() {
            return new TestClock();
        }

        @Bean
        Dialect dialect(TestClock clock) {
            return new InMemory(clock);
        }

        @Bean
        DataSource dataSource(Dialect dialect) throws IOException, SQLException {
            var memory = new SingleConnectionDataSource("jdbc:sqlite::memory:?foreign_keys=true", true);
            var scripts = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql");
            Arrays.sort(scripts, Comparator.comparing(script -> version(script.getFilename())));
            for (var script : scripts) {
                String sql = script.getContentAsString(StandardCharsets.UTF_8)
                        .replace("${identity}", dialect.identityColumn())
                        .replace("${bytes}", dialect.bytesType());
                try (var statement = memory.getConnection().createStatement()) {
                    statement.executeUpdate(sql);
                }
            }
            return memory;
        }

        private static int version(@Nullable String file) {
            if (file == null) {
                throw new UncheckedIOException(new IOException("a migration without a name"));
            }
            return Integer.parseInt(file.substring(1, file.indexOf("__")));
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

    private record InMemory(TestClock clock) implements Dialect {

        @Override
        public long now() {
            return clock.millis();
        }

        @Override
        public void promiseToBeQuick() {}

        @Override
        public boolean isExclusive() {
            return true;
        }

        @Override
        public String skipLocked() {
            return "";
        }

        @Override
        public String forUpdate() {
            return "";
        }

        @Override
        public String forShare() {
            return "";
        }

        @Override
        public String identityColumn() {
            return "INTEGER PRIMARY KEY AUTOINCREMENT";
        }

        @Override
        public String bytesType() {
            return "BLOB";
        }
    }
}
