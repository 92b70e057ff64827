package dev.contactenricher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which classes write each table is what {@code docs/design.md} tells; {@code -Dhouse.write=true} writes it there. */
class TablesTests {

    private static final Path SOURCES = Path.of("src/main/java/dev/contactenricher");
    private static final Path PAGE = Path.of("docs/design.md");
    private static final String BEGIN = "<!-- tables: printed by TablesTests -->\n";
    private static final String END = "<!-- end of tables -->\n";
    private static final Pattern WRITING =
            Pattern.compile("(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z]+(?:_[a-z]+)*)\\b");
    /** Of the clause {@code DO UPDATE SET}, of locks and of examples. */
    private static final Pattern NO_TABLE = Pattern.compile("set|of|t");

    /** The queue, which contacts, corrections and dead letters wait in. */
    private static final String QUEUE = "merge_entry";

    @Test
    void theTableOfTheDesignTellsWhichClassesWriteWhat() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        if (Boolean.getBoolean("house.write")) {
            page = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
            Files.writeString(PAGE, page);
        }

        assertThat(page.substring(begin, page.indexOf(END))).isEqualTo(table());
    }

    @Test
    void allThatWriteATableAreOfOneRoomButForTheQueue() throws IOException {
        assertThat(writers()).allSatisfy((table, classes) -> {
            if (!table.equals(QUEUE)) {
                assertThat(classes.stream().map(TablesTests::room).distinct())
                        .as(table)
                        .hasSize(1);
                assertThat(classes).as(table).hasSizeLessThanOrEqualTo(4);
            }
        });
    }

    private static String room(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static String table() throws IOException {
        return writers().entrySet().stream()
                .map(one -> "| `%s` | %s |%n"
                        .formatted(
                                one.getKey(),
                                one.getValue().stream()
                                        .map(name -> '`' + name + '`')
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("", "| table | written by |\n|---|---|\n", ""));
    }

    private static Map<String, SortedSet<String>> writers() throws IOException {
        Map<String, SortedSet<String>> writers = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String name =
                        SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
                WRITING.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .map(match -> match.substring(match.lastIndexOf(' ') + 1))
                        .filter(table -> !NO_TABLE.matcher(table).matches())
                        .forEach(table -> writers.computeIfAbsent(table, any -> new TreeSet<>())
                                .add(name));
            }
        }
        return writers;
    }
}
