package dev.contactenricher.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much room is left where the data folder lies, or is going to lie. */
@Component
public class FreeSpace {

    private final Path dataDir;

    FreeSpace(StoreSettings settings) {
        this.dataDir = settings.dataDir().toAbsolutePath();
    }

    /** In bytes, for this process's user; NaN when the file system does not say. */
    public double bytes() {
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
