package dev.contactenricher.mapping;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/integrating.md} lists the built-in mappings. */
class MappingTablesTests {

    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| (`(\\w+)`(, refused where true)?|left out|read as [a-z ]+|opened, [a-z ]+) \\| (.+) \\|$");
    private static final Pattern COLUMN = Pattern.compile("`([^`]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"salesforce", "hubspot", "dynamics"})
    void theTableOfABuiltInMappingIsTheMapping(String name) throws IOException {
        assertThat(table(name)).isEqualTo(built(name));
    }

    /** By rule, the columns in the order in which they count. */
    private static Map<String, List<String>> built(String name) {
        return Mappings.builtIn(name).entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList())));
    }

    private static Map<String, List<String>> table(String name) throws IOException {
        String docs = Files.readString(Path.of("docs/integrating.md"));
        int start = docs.indexOf("\n`" + name + "`, ");
        assertThat(start).as("table of %s", name).isPositive();
        int head = docs.indexOf("\n| ", start);
        String table = docs.substring(head, docs.indexOf("\n\n", head));
        return ROW.matcher(table)
                .results()
                .collect(groupingBy(
                        MappingTablesTests::rule, flatMapping(row -> columns(row.group(4)).stream(), toList())));
    }

    private static String rule(MatchResult row) {
        if (row.group(1).startsWith("read") || row.group(1).startsWith("opened")) {
            return "*";
        }
        return row.group(2) == null ? "" : row.group(3) == null ? row.group(2) : "!" + row.group(2);
    }

    private static List<String> columns(String cell) {
        return COLUMN.matcher(cell).results().map(column -> column.group(1)).toList();
    }
}
