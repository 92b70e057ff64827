package dev.contactenricher.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickFoldersTests {

    @Test
    void memoryThatIsNotThereOrTakesNothingIsDoneWithout(@TempDir Path folder) throws IOException {
        assertThat(QuickFolders.inMemory(folder.resolve("absent"))).isEmpty();
        assertThat(QuickFolders.inMemory(Files.writeString(folder.resolve("file"), "")))
                .isEmpty();
        assertThat(QuickFolders.inMemory(Path.of("/proc"))).isEmpty();
    }
}
