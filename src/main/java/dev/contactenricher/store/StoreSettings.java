package dev.contactenricher.store;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where data lives.
 *
 * @param dataDir the embedded database's folder
 * @param startPatience how long the start waits for a database server
 * @param cache memory, outside of the heap, for pages of the embedded database that are written again and again
 */
@ConfigurationProperties("enricher.store")
public record StoreSettings(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("60s") Duration startPatience,
        @DefaultValue("64MB") DataSize cache) {

    /** The embedded database's file. */
    public Path databaseFile() {
        return dataDir.resolve("enricher.db");
    }

    /** Its write-ahead log. */
    public Path logFile() {
        return dataDir.resolve("enricher.db-wal");
    }
}
