package dev.contactenricher.upgrade;

import dev.contactenricher.store.PostgresDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class PostgresUpgradeTests extends UpgradeContract {

    @DynamicPropertySource
    static void oldDatabase(DynamicPropertyRegistry registry) {
        String url = PostgresDatabase.freshUrl();
        restore(url, "postgresql-v7.sql");
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> "postgres");
    }
}
