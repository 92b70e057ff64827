package dev.contactenricher.cxone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of CXone's APIs is spoken is known where it is spoken and where settings are checked, and nowhere else. */
class DialectTests {

    private static final Path SOURCES = Path.of("src/main/java/dev/contactenricher");
    /** The second speaks the published one, and is not there at all in the other. */
    private static final List<String> ROOMS = List.of("cxone", "tenant", "settings");

    private static final Pattern WORD = Pattern.compile("\\bDialects\\b|\"published\"|\"tutorial\"|cxone\\.dialect");

    @Test
    void noOtherRoomAsksWhichDialectIsSpoken() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !ROOMS.contains(
                                    SOURCES.relativize(file).getName(0).toString()))
                            .filter(file -> WORD.matcher(text(file)).find()))
                    .isEmpty();
        }
    }

    @Test
    void whereItIsSpokenItOnlyDecidesWhatIsThere() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> naming = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("Dialects.java"))
                    .filter(file -> WORD.matcher(text(file)).find())
                    .toList();
            assertThat(naming).isNotEmpty();
            assertThat(naming)
                    .filteredOn(file -> !file.startsWith(SOURCES.resolve("settings")))
                    .flatExtracting(file -> text(file).lines().toList())
                    .filteredOn(line -> WORD.matcher(line).find())
                    .allMatch(line -> line.contains("@ConditionalOnProperty") || line.startsWith("import "));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
