package dev.contactenricher.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Where tests keep files: in memory, if the system has room for them there. To wait for the disk at each commit is most of
 * what a test of the store takes, and shows nothing, as no test cuts the power. What is tagged {@code long} measures, too,
 * and waits for it.
 */
public final class QuickFolders implements TempDirFactory, BeforeAllCallback {

    private static final Path MEMORY = Path.of("/dev/shm");
    /** Bytes; a container often has 64 MB there. */
    private static final long ROOM = 2L << 30;

    /** Named in the settings of tests. */
    private static final String PROPERTY = "enricher.tests.folder";

    private static final String PREFIX = "enricher-tests-";

    private static final class Root {

        private static final Path FOLDER = make();

        private static Path make() {
            Path folder = inMemory(MEMORY).orElseGet(Root::onDisk);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return folder;
        }

        private static Path onDisk() {
            try {
                return Files.createTempDirectory(PREFIX);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new folder there; none where it is absent, small, or not to be written to. */
    static Optional<Path> inMemory(Path memory) {
        try {
            return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ROOM
                    ? Optional.of(Files.createTempDirectory(memory, PREFIX))
                    : Optional.empty();
        } catch (IOException refused) {
            return Optional.empty();
        }
    }

    /** A new one, which is deleted when the JVM ends. */
    public static Path create() throws IOException {
        return Files.createTempDirectory(Root.FOLDER, "");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        System.setProperty(PROPERTY, Root.FOLDER.toString());
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return test.getTags().contains("long") ? Files.createTempDirectory("junit-") : create();
    }
}
