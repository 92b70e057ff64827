package dev.contactenricher.store;

import java.time.Clock;
import java.util.Map;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** What both stores share: the schema with the dialect's words in it, and the service's clock. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    FlywayConfigurationCustomizer dialectPlaceholders(Dialect dialect) {
        return flyway -> flyway.placeholders(Map.of(
                "identity", dialect.identityColumn(), "bytes", dialect.bytesType(), "key_is_row", dialect.keyIsRow()));
    }

    @Bean
    GradualDeletion gradualDeletion(TransactionOperations transactions) {
        return new GradualDeletion(transactions);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
