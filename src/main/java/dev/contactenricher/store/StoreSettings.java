package dev.contactenricher.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where data lives.
 *
 * @param dataDir the embedded database's folder
 */
@ConfigurationProperties("enricher.store")
public record StoreSettings(@DefaultValue("./data") Path dataDir) {

    /** The embedded database's file. */
    Path databaseFile() {
        return dataDir.resolve("enricher.db");
    }
}
