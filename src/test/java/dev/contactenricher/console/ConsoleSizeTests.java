package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The console stays small. */
class ConsoleSizeTests {

    private static final Path ROOM = Path.of("src/main/java/dev/contactenricher/console");
    private static final int MOST_LINES = 2000;

    @Test
    void itsJavaIsNoMoreThanTwoThousandLines() throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.list(ROOM)) {
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        System.out.printf("The console has %,d lines of Java, blank ones and comments included%n", lines);
        assertThat(lines).isBetween(1L, (long) MOST_LINES);
    }
}
