package dev.contactenricher.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.contactenricher.store.DatasourceUrl;
import dev.contactenricher.store.DeletedRows;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.StoreSettings;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.SQLErrorCodesFactory;

/** PostgreSQL as the store, for several replicas. The pool's settings stand in {@code application.yml}. */
@Configuration(proxyBeanMethods = false)
@Conditional(DatasourceUrl.class)
class ServerStoreConfiguration {

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource pool(DataSourceProperties properties) {
        return properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
    }

    /** Told what it is, as a server that has gone away cannot be asked when its first error is to be translated. */
    @Bean
    @Primary
    DataSource dataSource(HikariDataSource pool) {
        var failFast = new FailFastDataSource(pool);
        SQLErrorCodesFactory.getInstance().registerDatabase(failFast, "PostgreSQL");
        return failFast;
    }

    @Bean
    Dialect dialect(DataSource dataSource) {
        return new PostgresDialect(dataSource);
    }

    /** Vacuuming is the server's business, as are its log and its backups. */
    @Bean
    DeletedRows deletedRows() {
        return () -> {};
    }

    /** Migrations have a connection of their own, as the pool's time-outs are not made for them. */
    @Bean
    FlywayConfigurationCustomizer serverMigrations(DataSourceProperties properties) {
        return flyway -> flyway.locations("classpath:db/migration", "classpath:db/postgresql")
                .dataSource(properties.determineUrl(), properties.determineUsername(), properties.determinePassword());
    }

    /**
     * Replicas and their database are often started together, so the service waits for it; and for the pool's first
     * connection, which takes longer than callers may wait while everything starts at once.
     */
    @Bean
    FlywayMigrationStrategy migrateOnceReachable(StoreSettings settings, HikariDataSource pool) {
        return flyway -> {
            var wait = new ServerWait(settings.startPatience());
            wait.await(flyway.getConfiguration().getDataSource());
            flyway.migrate();
            wait.await(pool);
        };
    }
}
