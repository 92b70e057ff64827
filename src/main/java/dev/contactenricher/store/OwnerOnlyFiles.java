package dev.contactenricher.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files that only the service's own user can read, where the file system knows such a thing. */
public final class OwnerOnlyFiles {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnlyFiles() {}

    /** Makes the file, empty, and its folder unless they exist; either way only their owner can read them after. */
    public static void ensure(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null && Files.notExists(folder)) {
                Files.createDirectories(folder);
                restrict(folder, FOLDER);
            }
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // an earlier start made it
            }
            restrict(file, FILE);
        } catch (IOException e) {
            throw new UnusableStoreException(
                    "The data folder cannot be written: " + file + " ("
                            + e.getClass().getSimpleName() + ")",
                    "Let the service write to ENRICHER_DATA_DIR, which must be on a disk with room.");
        }
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
