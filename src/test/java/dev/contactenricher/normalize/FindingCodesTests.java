package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FindingCodesTests {

    private static final Pattern IN_CODE =
            Pattern.compile("(?:findings\\.(?:error|warn)|new Finding)\\(\\s*[^;]{1,80}?,\\s*"
                    + "\"([a-z]+_[a-z_]+)\"|flag\\(name, \"([a-z_]+)\"|isArray\\(\\), \"([a-z_]+)\"");
    private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\| `([a-z]+_[a-z_]+)` \\|");

    @Test
    void everyCodeOfTheCodeStandsInTheTableOfFindings() throws IOException {
        String docs = Files.readString(Path.of("docs/normalization.md"));
        Set<String> told = codes(IN_TABLE, docs);
        Set<String> used = new TreeSet<>();
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                used.addAll(codes(IN_CODE, source));
                all.append(source);
            }
        }
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(told).containsAll(used);
        assertThat(told).allSatisfy(code -> assertThat(all).contains('"' + code + '"'));
    }

    @Test
    void theGuideForIntegratingNamesNoOtherCodes() throws IOException {
        Set<String> all = codes(IN_TABLE, Files.readString(Path.of("docs/normalization.md")));
        String guide = Files.readString(Path.of("docs/integrating.md"));
        int head = guide.indexOf("\n| `code` |");
        String table = guide.substring(head, guide.indexOf("\n\n", head));
        Set<String> told = codes(Pattern.compile("`([a-z]+_[a-z_]+)`(?=[^|\n]*\\|[^|\n]*\\|\n)"), table + "\n");
        assertThat(told).hasSizeGreaterThan(5).isSubsetOf(all);
    }

    private static Set<String> codes(Pattern pattern, String text) {
        Set<String> codes = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> {
            for (int group = 1; group <= match.groupCount(); group++) {
                if (match.group(group) != null) {
                    codes.add(match.group(group));
                }
            }
        });
        return codes;
    }
}
