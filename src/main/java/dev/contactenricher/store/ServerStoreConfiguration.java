package dev.contactenricher.store;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL as the store, for several replicas; Spring Boot makes its connection pool from {@code spring.datasource.*}. */
@Configuration(proxyBeanMethods = false)
@Conditional(ServerStoreConfiguration.DatasourceUrl.class)
class ServerStoreConfiguration {

    @Bean
    Dialect dialect(DataSource dataSource) {
        return new PostgresDialect(dataSource);
    }

    /** Vacuuming is the server's business, as are its log and its backups. */
    @Bean
    DeletedRows deletedRows() {
        return () -> {};
    }

    static class DatasourceUrl extends NoneNestedConditions {
        DatasourceUrl() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @Conditional(NoDatasourceUrl.class)
        static class Embedded {}
    }
}
