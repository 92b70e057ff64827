package dev.contactenricher.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/security.md name the tests that walk each of their rows. */
class SecurityTablesTests {

    private static final Set<String> TABLES = Set.of("## Hostile callers", "## Misbehaving answers");
    private static final Pattern NAME = Pattern.compile("`(\\w+(?:Tests|IT|Contract))`");

    /**
     * A row.
     *
     * @param what the caller or the answer
     * @param follows what happens then
     * @param tests that walk it
     */
    record Row(String what, String follows, String tests) {

        static Row read(String line) {
            String[] cells = line.substring(2, line.length() - 2).split(" \\| ");
            return new Row(cells[0], cells[1], cells[cells.length - 1]);
        }

        /** The word before the colon, by which tests know what follows. */
        String first() {
            return follows.split("[:;]")[0];
        }
    }

    static List<Row> rows() throws IOException {
        String heading = "";
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("docs/security.md"))) {
            heading = line.startsWith("## ") ? line : heading;
            boolean row = line.startsWith("| ") && !line.startsWith("| caller |") && !line.startsWith("| answer |");
            if (row && TABLES.contains(heading)) {
                rows.add(Row.read(line));
            }
        }
        return rows;
    }

    /** Those that a test walks as the first of its kind. */
    static List<Row> rowsOf(String test) throws IOException {
        return rows().stream().filter(row -> row.tests().startsWith("`" + test)).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRowHasATest(Row row) throws IOException {
        List<String> named = NAME.matcher(row.tests())
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
