package dev.contactenricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alerts that the documentation offers. */
class PrometheusRulesTests {

    private static final Path RULES = Path.of("docs/prometheus-rules.yml");
    private static final Path SCENES =
            Path.of("src/test/resources/dev/contactenricher/metrics/prometheus-rules-tests.yml");

    @Test
    void prometheusTakesTheRules() throws Exception {
        assertThat(Promtool.run("", "check", "rules", RULES.toString())).contains("SUCCESS: " + alerts().size());
    }

    /** Which alerts speak, and which do not, in each of several nights. */
    @Test
    void alertsSpeakWhenTheyAreMeantTo() throws Exception {
        assertThat(Promtool.run("", "test", "rules", SCENES.toString()))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void theOperatorsPageSaysWhatToDoAboutEach() throws IOException {
        String operations = Files.readString(Path.of("docs/operations.md"));
        String rules = Files.readString(RULES);
        assertThat(alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(operations).contains("### " + alert + "\n"))
                .allSatisfy(alert ->
                        assertThat(rules).contains("/operations.md#" + alert.toLowerCase(Locale.ROOT) + "\"\n"));
    }

    /** A staging system in the same Prometheus hides nothing of the production's, and the other way round. */
    @Test
    void noRuleAddsUpOverJobs() throws IOException {
        assertThat(found("\\b(sum|max|min|count)\\b( by \\([^)]*\\))?"))
                .isNotEmpty()
                .allSatisfy(aggregation -> assertThat(aggregation).contains("by (job, namespace"));
    }

    @Test
    void everyMetricThatARuleReadsIsDocumented() throws IOException {
        String metrics = Files.readString(Path.of("docs/metrics.md"));
        assertThat(found("enricher_[a-z_]+"))
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metrics).contains("`" + metric));
    }

    /** A sentence in code type is a line of the log; ellipses and numbers stand for what differs. */
    @Test
    void theOperatorsPageQuotesWhatTheLogReallySays() throws IOException {
        String sources = sources();
        List<String> quotes = Pattern.compile("`([A-Z][^`]* [a-z]+ [a-z]+ [^`]*)`")
                .matcher(Files.readString(Path.of("docs/operations.md")).replace("\n", " "))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(quotes)
                .hasSizeGreaterThan(10)
                .allSatisfy(quote -> assertThat(quote.split(" *\\(?(…|\\d+)\\)? *"))
                        .as(quote)
                        .allSatisfy(part -> assertThat(sources).contains(part)));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            var all = new StringBuilder();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private static List<String> alerts() throws IOException {
        return found("(?<=alert: )\\w+");
    }

    private static List<String> found(String regex) throws IOException {
        return Pattern.compile(regex)
                .matcher(Files.readString(RULES))
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
    }
}
