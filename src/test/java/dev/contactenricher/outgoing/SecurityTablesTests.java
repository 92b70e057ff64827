package dev.contactenricher.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/security.md name the tests that walk each of their rows. */
class SecurityTablesTests {

    private static final Set<String> TABLES = Set.of("## Hostile callers", "## Misbehaving answers");
    private static final Pattern NAME = Pattern.compile("`(\\w+(?:Tests|IT|Contract))`");

    static Stream<Arguments> rows() throws IOException {
        String heading = "";
        Stream.Builder<Arguments> rows = Stream.builder();
        for (String line : Files.readAllLines(Path.of("docs/security.md"))) {
            heading = line.startsWith("## ") ? line : heading;
            boolean row = line.startsWith("| ") && !line.startsWith("| caller |") && !line.startsWith("| answer |");
            if (row && TABLES.contains(heading)) {
                String[] cells = line.split(" \\| ");
                rows.add(Arguments.of(cells[0], cells[cells.length - 1]));
            }
        }
        return rows.build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void eachRowHasATest(String what, String tests) throws IOException {
        List<String> named = NAME.matcher(tests)
                .results()
                .map(match -> match.group(1) + ".java")
                .toList();
        assertThat(named).isNotEmpty();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Set<String> all = files.map(file -> file.getFileName().toString()).collect(Collectors.toUnmodifiableSet());
            assertThat(all).containsAll(named);
        }
    }
}
