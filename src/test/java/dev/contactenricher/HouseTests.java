package dev.contactenricher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What each package says of itself is what {@code docs/design.md} tells of it. {@code -Dhouse.write=true} writes the page's
 * table anew, so that a new arrow between two rooms shows in the page, and in the change that brings it.
 */
class HouseTests {

    private static final Path SOURCES = Path.of("src/main/java/dev/contactenricher");
    private static final Path TESTS = Path.of("src/test/java/dev/contactenricher");
    private static final Path PAGE = Path.of("docs/design.md");
    private static final String BEGIN = "<!-- rooms: printed by HouseTests -->\n";
    private static final String END = "<!-- end of rooms -->\n";

    /** More than this, and a room has more than one job. */
    private static final int MOST_FILES = 35;

    private static final int MOST_LINES = 250;
    private static final int MEDIAN = 55;
    private static final int NEARLY_ALL = 150;
    private static final int MOST_COLLABORATORS = 7;

    private static final int MOST_PARTS = 7;

    /** Shapes of the contract or of a table, of which each field has a name outside; they are written flat. */
    private static final Set<String> FLAT_SHAPES = Set.of(
            // JSON
            "AuditEntry",
            "ContactResult",
            "ContactView",
            "DeadLetter",
            "JobView",
            "SendingStatus",
            "WithdrawalController.WithdrawalAnswer",
            // a contact's fields
            "Contact",
            // rows
            "PersonLookup.Row");

    private static final Pattern JOB = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    private static final Pattern RECORD = Pattern.compile("\\brecord (\\w+)(?:<[^(]*>)?\\(");

    private static final String WAY = "## One contact's way";
    private static final Pattern STEP = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");

    private static final Pattern WALLS = Pattern.compile("allowedDependencies = (\\{[^}]*}|\"\\w+\")");
    private static final Pattern NAME = Pattern.compile("\"(\\w+)\"");

    @Test
    void theTableOfTheDesignIsWhatThePackagesSay() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("house.write")) {
            page = page.substring(0, begin) + table() + page.substring(end);
            Files.writeString(PAGE, page);
            end = page.indexOf(END);
        }

        assertThat(page.substring(begin, end)).isEqualTo(table());
    }

    @Test
    void noRoomHasGrownBeyondOneJob() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        for (Path room : rooms()) {
            try (Stream<Path> all = Files.list(room)) {
                files.put(room.getFileName().toString(), all.count());
            }
        }

        assertThat(files).allSatisfy((room, count) -> assertThat(count).as(room).isLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void theWayOfAContactNamesWhatIsThereInAtMostFifteenSteps() throws IOException {
        String page = Files.readString(PAGE);
        String way = page.substring(page.indexOf(WAY), page.indexOf("\n## ", page.indexOf(WAY) + WAY.length()));
        Map<String, String> sources = new TreeMap<>();
        for (Path file : files(SOURCES)) {
            sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }

        assertThat(way.lines().filter(line -> line.matches("\\d+\\. .*"))).hasSizeBetween(1, 15);
        assertThat(STEP.matcher(way).results()).isNotEmpty().allSatisfy(named -> {
            assertThat(sources).containsKey(named.group(1));
            if (named.group(2) != null) {
                assertThat(sources.get(named.group(1))).containsPattern("\\b" + named.group(2) + "\\(");
            }
        });
    }

    /** Prints them, too; see CONTRIBUTING.md. */
    @Test
    void filesAreSmallAndClassesHaveFewCollaborators() throws IOException {
        List<Integer> lines = new ArrayList<>();
        Map<Path, Integer> large = new TreeMap<>();
        Map<Path, Integer> crowded = new TreeMap<>();
        for (Path file : files(SOURCES)) {
            String source = Files.readString(file);
            int count = (int) source.lines().count();
            lines.add(count);
            if (count > MOST_LINES) {
                large.put(file, count);
            }
            if (collaborators(source) > MOST_COLLABORATORS) {
                crowded.put(file, collaborators(source));
            }
        }
        List<Integer> ofTests = new ArrayList<>();
        for (Path file : files(TESTS)) {
            try (Stream<String> all = Files.lines(file)) {
                ofTests.add((int) all.count());
            }
        }
        print("main", lines);
        print("tests", ofTests);

        assertThat(large).isEmpty();
        assertThat(crowded).isEmpty();
        assertThat(share(lines, 50)).isLessThanOrEqualTo(MEDIAN);
        assertThat(share(lines, 95)).isLessThanOrEqualTo(NEARLY_ALL);
    }

    private static void print(String tree, List<Integer> lines) {
        System.out.printf(
                "%s: %d files, %d lines; a file: median %d, 95 %% at most %d, all at most %d%n",
                tree,
                lines.size(),
                lines.stream().mapToInt(n -> n).sum(),
                share(lines, 50),
                share(lines, 95),
                Collections.max(lines));
    }

    /** So many lines have this percentage of the files at most. */
    private static int share(List<Integer> lines, int percent) {
        return lines.stream().sorted().toList().get(lines.size() * percent / 100);
    }

    /** Settings are left out, too: their parts are properties, whose names a group would change. */
    @Test
    void recordsHaveFewParts() throws IOException {
        Map<String, Integer> large = new TreeMap<>();
        for (Path file : files(SOURCES)) {
            String source = Files.readString(file);
            String name = file.getFileName().toString().replace(".java", "");
            RECORD.matcher(source).results().forEach(record -> {
                int parts = parts(source.substring(record.end()));
                if (parts > MOST_PARTS && !source.contains("@ConfigurationProperties")) {
                    large.put(record.group(1).equals(name) ? name : name + "." + record.group(1), parts);
                }
            });
        }

        assertThat(large.keySet()).isEqualTo(FLAT_SHAPES);
    }

    /** How many parts a record has whose parentheses begin here. */
    private static int parts(String source) {
        int parts = 1;
        int depth = 0;
        String plain = source.replaceAll("\"[^\"]*\"", "");
        for (int i = 0; depth >= 0; i++) {
            char c = plain.charAt(i);
            depth += c == '(' || c == '<' || c == '{' ? 1 : c == ')' || c == '>' || c == '}' ? -1 : 0;
            parts += c == ',' && depth == 0 ? 1 : 0;
        }
        return parts;
    }

    /** Parameters of the largest constructor, but for those of records, whose parts are no collaborators. */
    private static int collaborators(String source) {
        Matcher type = Pattern.compile("(?m)^(?:public |abstract |final |sealed )*class (\\w+)")
                .matcher(source);
        if (!type.find()) {
            return 0;
        }
        return Pattern.compile(
                        "\\n {4}(?:public |protected )?" + type.group(1) + "\\(([^;{]*?)\\)[\\w\\s,]*\\{",
                        Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(constructor -> constructor
                        .group(1)
                        .replaceAll("<[^<>]*(<[^<>]*>[^<>]*)*>", "")
                        .strip())
                .mapToInt(parameters -> parameters.isEmpty() ? 0 : parameters.split(",").length)
                .max()
                .orElse(0);
    }

    private static List<Path> files(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("| room | its one job | may use | pure |\n|---|---|---|---|\n");
        for (Path room : rooms()) {
            String name = room.getFileName().toString();
            table.append("| `%s` | %s | %s | %s |%n"
                    .formatted(name, job(room), uses(room), PurityTests.isPure(name) ? "yes" : ""));
        }
        return table.toString();
    }

    private static List<Path> rooms() throws IOException {
        try (Stream<Path> all = Files.list(SOURCES)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static String job(Path room) throws IOException {
        Matcher job = JOB.matcher(Files.readString(room.resolve("package-info.java")));
        assertThat(job.find()).as("what " + room + " is for").isTrue();
        return job.group(1)
                .replaceAll("\\s*\\n \\*\\s*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }

    /** Read from the source, since a test package of the same name hides the class that holds the annotation. */
    private static String uses(Path room) throws IOException {
        Matcher walls = WALLS.matcher(Files.readString(room.resolve("package-info.java")));
        assertThat(walls.find()).as("the walls of " + room).isTrue();
        String others = NAME.matcher(walls.group(1))
                .results()
                .map(name -> name.group(1))
                .sorted()
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "nothing" : others;
    }
}
