package dev.contactenricher.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * SQLite as the embedded store: one writer connection that callers take in turn, and a few readers beside it, which
 * write-ahead logging lets read while the writer writes.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoDatasourceUrl.class)
class EmbeddedStoreConfiguration {

    private static final String COMMON =
            "?journal_mode=WAL&synchronous=NORMAL&busy_timeout=30000&foreign_keys=true&secure_delete=true";
    private static final int READERS = 4;
    private static final Duration WAIT_FOR_WRITER = Duration.ofSeconds(20);

    @Bean
    HikariDataSource writer(StoreSettings settings) {
        // negative: in KiB instead of pages; the log is checkpointed by LogCheckpoints
        String own = "&transaction_mode=IMMEDIATE&wal_autocheckpoint=0&cache_size=-"
                + settings.cache().toKilobytes();
        return pool("writer", settings.databaseFile(), own, 1);
    }

    @Bean
    HikariDataSource readers(StoreSettings settings) {
        return pool("readers", settings.databaseFile(), "&transaction_mode=DEFERRED", READERS);
    }

    /** Read-only transactions go to the readers, everything else to the writer. */
    @Bean
    @Primary
    DataSource dataSource(HikariDataSource writer, HikariDataSource readers) {
        var routing = new LazyConnectionDataSourceProxy(new WriterQueue(writer, WAIT_FOR_WRITER));
        routing.setReadOnlyDataSource(readers);
        routing.setDefaultAutoCommit(true);
        return routing;
    }

    /** {@code synchronous=NORMAL} leaves it to this one to bring each commit to disk. */
    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource, StoreSettings settings) {
        return new DurableTransactionManager(dataSource, WriteAheadLog.of(settings.databaseFile()));
    }

    @Bean
    Dialect dialect(Clock clock) {
        return new SqliteDialect(clock);
    }

    @Bean
    DeletedRows deletedRows(HikariDataSource writer) {
        return new SqliteDeletedRows(writer);
    }

    @Bean
    LogCheckpoints logCheckpoints(
            HikariDataSource writer,
            HikariDataSource readers,
            StoreSettings settings,
            ApplicationEventPublisher events) {
        return new LogCheckpoints(writer, readers, settings.databaseFile(), events);
    }

    private static HikariDataSource pool(String name, Path file, String mode, int size) {
        OwnerOnlyFiles.ensure(file);
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl("jdbc:sqlite:" + file + COMMON + mode);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(WAIT_FOR_WRITER.toMillis());
        return new HikariDataSource(config);
    }
}
