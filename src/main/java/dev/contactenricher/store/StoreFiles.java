package dev.contactenricher.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much room the embedded store has, and how much of it its log takes. */
@Component
public class StoreFiles {

    private final Path dataDir;
    private final Path log;

    StoreFiles(StoreSettings settings) {
        this.dataDir = settings.dataDir().toAbsolutePath();
        this.log = settings.logFile();
    }

    /** Bytes of the embedded database's write-ahead log; none where a server is the store. */
    public long logBytes() {
        return log.toFile().length();
    }

    /** In bytes, for this process's user, where the data folder lies or is going to; NaN when the file system does not say. */
    public double freeBytes() {
        try {
            return Files.getFileStore(nearestThere()).getUsableSpace();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private Path nearestThere() {
        Path folder = dataDir;
        @Nullable Path parent = folder.getParent();
        while (!Files.exists(folder) && parent != null) {
            folder = parent;
            parent = folder.getParent();
        }
        return folder;
    }
}
