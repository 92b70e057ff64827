package dev.contactenricher.store;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where data lives.
 *
 * @param dataDir the embedded database's folder
 * @param startPatience how long the start waits for a database server
 */
@ConfigurationProperties("enricher.store")
public record StoreSettings(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("60s") Duration startPatience) {

    /** The embedded database's file. */
    Path databaseFile() {
        return dataDir.resolve("enricher.db");
    }
}
