package dev.contactenricher.upgrade;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class SqliteUpgradeTests extends UpgradeContract {

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void oldDatabase(DynamicPropertyRegistry registry) {
        restore("jdbc:sqlite:" + folder.resolve("enricher.db"), "sqlite-v7.sql");
        registry.add("enricher.store.data-dir", () -> folder);
    }
}
