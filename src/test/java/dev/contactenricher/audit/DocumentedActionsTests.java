package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/audit.md tells each action, and which details an entry of it may have. */
class DocumentedActionsTests {

    private static final Pattern WORD = Pattern.compile("`([a-z_]+)`");
    /** A row of its own tells of it. */
    private static final Set<String> EVERYWHERE = Set.of("correction");

    @Test
    void eachActionIsThereWithItsDetails() throws IOException {
        Map<String, Set<String>> documented = documented();
        assertThat(documented.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AuditAction.values())
                        .map(AuditAction::word)
                        .toList());
        for (AuditAction action : AuditAction.values()) {
            Set<String> allowed = Arrays.stream(Detail.values())
                    .filter(detail -> action.allows(Set.of(detail)))
                    .map(detail -> detail.name().toLowerCase(Locale.ROOT))
                    .filter(detail -> !EVERYWHERE.contains(detail))
                    .collect(Collectors.toSet());
            assertThat(documented.get(action.word())).as(action.word()).isEqualTo(allowed);
        }
    }

    private static Map<String, Set<String>> documented() throws IOException {
        var documented = new LinkedHashMap<String, Set<String>>();
        for (String line : Files.readAllLines(Path.of("docs/audit.md"))) {
            if (line.startsWith("| `")) {
                String[] cells = line.split(" \\| ");
                words(cells[0]).forEach(action -> documented.put(action, Set.copyOf(words(cells[cells.length - 1]))));
            }
        }
        return documented;
    }

    private static List<String> words(String cell) {
        return WORD.matcher(cell).results().map(word -> word.group(1)).toList();
    }
}
