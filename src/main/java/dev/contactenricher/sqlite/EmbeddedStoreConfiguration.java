package dev.contactenricher.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.contactenricher.store.DeletedRows;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.OwnerOnlyFiles;
import dev.contactenricher.store.StoreSettings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.SQLErrorCodesFactory;
import org.sqlite.JDBC;

/**
 * SQLite as the embedded store: one connection that writes, at which callers take turns, and a few readers beside it, which
 * write-ahead logging lets read while the writer writes.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoDatasourceUrl.class)
class EmbeddedStoreConfiguration {

    /** Of a new database: most rows are small, and each new key changes a page somewhere. One that is there keeps its own. */
    static final int PAGE_BYTES = 2048;

    private static final String COMMON =
            "?journal_mode=WAL&synchronous=FULL&busy_timeout=30000&foreign_keys=true&secure_delete=true"
                    + "&jdbc.get_generated_keys=false";
    private static final int READERS = 4;
    private static final Duration WAIT_FOR_WRITER = Duration.ofSeconds(20);
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);
    private static final Duration SHARING = Duration.ofMillis(50);

    /** What undoes a unit of work is kept in memory, as its size is that of a batch. */
    @Bean
    Writer writer(StoreSettings settings) {
        // negative: in KiB instead of pages; the log is checkpointed by LogCheckpoints
        String own = "&transaction_mode=IMMEDIATE&wal_autocheckpoint=0&temp_store=MEMORY&cache_size=-"
                + settings.cache().toKilobytes();
        ensureDatabase(settings.databaseFile());
        return Writer.open(url(settings.databaseFile(), own), WAIT_FOR_WRITER, SHARING);
    }

    /** The schema is changed over a connection of its own, before anything is written. */
    @Bean
    @FlywayDataSource
    DataSource schemaOwner(StoreSettings settings, Writer writer) {
        return new SimpleDriverDataSource(new JDBC(), url(settings.databaseFile(), "&transaction_mode=IMMEDIATE"));
    }

    @Bean
    HikariDataSource readers(StoreSettings settings, Writer writer) {
        var config = new HikariConfig();
        config.setPoolName("readers");
        config.setJdbcUrl(url(settings.databaseFile(), "&transaction_mode=DEFERRED"));
        config.setMaximumPoolSize(READERS);
        config.setConnectionTimeout(WAIT_FOR_WRITER.toMillis());
        // all reads take moments; one that lasts keeps the log from beginning anew, so the log of the service names it
        config.setLeakDetectionThreshold(FORGOTTEN.toMillis());
        return new HikariDataSource(config);
    }

    /**
     * Read-only transactions go to the readers, everything else to the writer. Told what it is, as a file that has become
     * unusable cannot be asked when its first error is to be translated.
     */
    @Bean
    @Primary
    DataSource dataSource(Writer writer, HikariDataSource readers) {
        var routing = new LazyConnectionDataSourceProxy(writer);
        routing.setReadOnlyDataSource(readers);
        routing.setDefaultAutoCommit(true);
        SQLErrorCodesFactory.getInstance().registerDatabase(routing, "SQLite");
        return routing;
    }

    @Bean
    Dialect dialect(Clock clock) {
        return new SqliteDialect(clock);
    }

    @Bean
    DeletedRows deletedRows(LogCheckpoints log) {
        return new SqliteDeletedRows(log);
    }

    @Bean
    LogCheckpoints logCheckpoints(
            Writer writer, HikariDataSource readers, StoreSettings settings, ApplicationEventPublisher events) {
        return new LogCheckpoints(writer, readers, settings.logFile(), events);
    }

    /** The size of its pages is that of the first write. */
    private static void ensureDatabase(Path file) {
        OwnerOnlyFiles.ensure(file);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = " + PAGE_BYTES);
            statement.execute("PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            throw Writer.unusable(e);
        }
    }

    private static String url(Path file, String mode) {
        return "jdbc:sqlite:" + file + COMMON + mode;
    }
}
