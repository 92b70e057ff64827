package dev.contactenricher.crypto;

import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.contactenricher.store.OwnerOnlyFiles;
import dev.contactenricher.store.UnusableStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Finds the data keys: the configured ones, else the one that the first start left in the data folder. */
final class DataKeys {

    static final int LENGTH = 32;

    private DataKeys() {}

    static List<DataKey> load(List<String> configured, Path folder) {
        if (!configured.isEmpty()) {
            return configured.stream().map(DataKey::parse).toList();
        }
        Path file = folder.resolve("data.key");
        OwnerOnlyFiles.ensure(file);
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                var fresh = new byte[LENGTH];
                new SecureRandom().nextBytes(fresh);
                text = Base64.getEncoder().encodeToString(fresh);
                // on disk before anything that it seals, which would outlive it after a loss of power
                Files.writeString(file, text + "\n", WRITE, SYNC);
            }
            return text.lines().map(DataKey::parse).toList();
        } catch (IOException e) {
            throw new UnusableStoreException(
                    "The data key cannot be read or made: " + file + " ("
                            + e.getClass().getSimpleName() + ")",
                    "Let the service read and write ENRICHER_DATA_DIR, or set ENRICHER_DATA_KEY.");
        }
    }
}
