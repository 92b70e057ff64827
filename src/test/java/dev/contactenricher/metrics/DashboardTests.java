package dev.contactenricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard that is handed out: each of its expressions reads what the service really tells. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=1000")
class DashboardTests {

    private static final Path DASHBOARD = Path.of("ops/grafana/contact-enricher.json");
    private static final Path RULES_FOLDER = Path.of("target/dashboard-rules.yml");
    private static final Pattern METRIC = Pattern.compile("([a-z_]+)\\{");

    @LocalServerPort
    private int port;

    @Test
    void everyExpressionReadsMetricsThatAreThere() throws Exception {
        scrape(); // a first one, so that the metrics of HTTP calls are there
        System.gc(); // the same for those of pauses, which a notification brings later
        await().until(() -> known().contains("jvm_gc_pause_seconds_sum"));
        Set<String> known = known();
        for (String expression : expressions()) {
            List<String> read = METRIC.matcher(expression)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(read).as(expression).isNotEmpty();
            assertThat(known).as(expression).containsAll(read);
        }
    }

    @Test
    void prometheusUnderstandsEveryExpression() throws Exception {
        var rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        List<String> expressions = expressions();
        for (int i = 0; i < expressions.size(); i++) {
            String plain = expressions.get(i).replace("$__rate_interval", "5m").replace("$job", ".+");
            rules.append("      - record: expression_")
                    .append(i)
                    .append("\n        expr: '")
                    .append(plain)
                    .append("'\n");
        }
        Files.writeString(RULES_FOLDER, rules);
        assertThat(Promtool.run("", "check", "rules", RULES_FOLDER.toString()))
                .contains("SUCCESS: " + expressions.size());
    }

    @Test
    void theDataSourceIsTheReadersChoice() throws Exception {
        JsonNode dashboard = dashboard();
        assertThat(dashboard.path("templating").path("list"))
                .extracting(variable -> variable.path("name").asString())
                .contains("datasource");
        assertThat(dashboard.path("panels"))
                .filteredOn(panel -> !panel.path("type").asString().equals("row"))
                .allSatisfy(
                        panel -> assertThat(panel.path("datasource").path("uid").asString())
                                .isEqualTo("${datasource}"));
    }

    private static List<String> expressions() throws Exception {
        var expressions = new ArrayList<String>();
        for (JsonNode panel : dashboard().path("panels")) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asString()));
        }
        assertThat(expressions).hasSizeGreaterThan(20);
        return expressions;
    }

    private static JsonNode dashboard() throws Exception {
        return new JsonMapper().readTree(Files.readString(DASHBOARD));
    }

    private Set<String> known() throws Exception {
        return scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    private String scrape() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .header("X-API-Key", "ops-key-of-tests")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
