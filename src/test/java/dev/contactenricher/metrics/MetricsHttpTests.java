package dev.contactenricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** The metrics of a service that just started, as Prometheus and a dashboard see them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=1000")
class MetricsHttpTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JsonMapper json;

    /** The contract's section 9, with every value that its labels can have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "counter enricher_contacts_total{outcome} accepted duplicate unchanged rejected absent",
                "gauge enricher_queue_contacts{state} queued submitted failed",
                "gauge enricher_queue_oldest_seconds",
                "counter enricher_merge_requests_total{outcome} accepted unauthorized forbidden unavailable conflict refused throttled",
                "histogram enricher_merge_chunk_contacts",
                "histogram enricher_merge_latency_seconds",
                "gauge enricher_cxone_budget_used",
                "counter enricher_cxone_throttled_total",
                "gauge enricher_dead_letters",
                "counter enricher_webhook_events_total{outcome} applied repeated ignored malformed rejected",
                "counter enricher_exports_total{outcome} exported failed",
                "counter enricher_audit_entries_total",
                "gauge enricher_audit_unchained_seconds",
                "counter enricher_token_renewals_total",
                "gauge enricher_sending_paused{reason} outage throttled forbidden unconfirmed operator",
                "gauge enricher_export_queue_contacts",
                "gauge enricher_export_oldest_seconds",
                "gauge enricher_export_paused{reason} outage throttled forbidden",
                "gauge enricher_queue_capacity",
                "counter enricher_store_failures_total",
                "gauge enricher_store_free_bytes",
                "gauge enricher_store_log_bytes"
            })
    void everyMetricIsThereFromTheFirstScrape(String expected) throws Exception {
        String[] words = expected.split(" ");
        String name = words[1].replaceFirst("\\{.*", "");
        List<String> scrape = get("text/plain").body().lines().toList();
        assertThat(scrape).contains("# TYPE " + name + " " + words[0]);
        if (words.length == 2) {
            assertThat(scrape).anyMatch(line -> line.matches(name + "(_count)? [0-9.E]+"));
        }
        String label = words[1].replaceFirst(".*\\{(.*)}", "$1");
        for (int i = 2; i < words.length; i++) {
            String series = name + "{" + label + "=\"" + words[i] + "\"} ";
            assertThat(scrape).anyMatch(line -> line.startsWith(series));
        }
    }

    /** Who draws a series by what the page says of its labels draws all of it. */
    @Test
    void thePageOfMetricsNamesEveryFamilyAndEveryValueOfALabel() throws Exception {
        Map<String, String> rows = Files.readAllLines(Path.of("docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `enricher_"))
                .flatMap(line -> Pattern.compile("enricher_[a-z_]+")
                        .matcher(line.split(" \\| ", 2)[0])
                        .results()
                        .map(name -> Map.entry(name.group(), line)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        String scrape = get("text/plain").body();
        var families = Pattern.compile("(?m)^# TYPE (enricher_[a-z_]+) ")
                .matcher(scrape)
                .results();
        assertThat(families.map(family -> family.group(1)).filter(name -> !name.endsWith("_max")))
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(rows).containsKey(name));
        var labels = Pattern.compile("(?m)^(enricher_[a-z_]+)\\{.*?(?:outcome|state|reason|destination)=\"(\\w+)\"")
                .matcher(scrape)
                .results();
        assertThat(labels)
                .hasSizeGreaterThan(30)
                .allSatisfy(series -> assertThat(rows.get(series.group(1))).contains("`" + series.group(2) + "`"));
    }

    @Test
    void confirmationsAreTimedFromMomentsToAnHour() throws Exception {
        String bucket = "enricher_merge_latency_seconds_bucket{le=\"";
        assertThat(get("text/plain").body().lines().filter(line -> line.startsWith(bucket)))
                .extracting(line -> line.substring(bucket.length(), line.lastIndexOf('"')))
                .containsExactly(
                        "0.1", "0.5", "1.0", "2.0", "5.0", "10.0", "30.0", "60.0", "120.0", "300.0", "600.0", "900.0",
                        "1800.0", "3600.0", "+Inf");
    }

    @Test
    void whatIsRunningHasAVersionAndACommit() throws Exception {
        assertThat(get("text/plain").body().lines())
                .anyMatch(line -> line.matches("enricher_build_info\\{commit=\"\\w+\",version=\"[\\w.-]+\"} 1(\\.0)?"));
    }

    @Test
    void promtoolHasNothingToSay() throws Exception {
        assertThat(Promtool.run(get("text/plain").body(), "check", "metrics")).isEmpty();
    }

    @Test
    void openMetricsIsThereWhenAskedFor() throws Exception {
        var answer = get("application/openmetrics-text;version=1.0.0;q=0.6, text/plain;version=0.0.4;q=0.4, */*;q=0.2");
        assertThat(type(answer)).isEqualTo("application/openmetrics-text;version=1.0.0;charset=utf-8");
        assertThat(answer.body()).endsWith("# EOF\n");
        assertThat(type(get("*/*"))).isEqualTo("text/plain;version=0.0.4;charset=utf-8");
    }

    @Test
    void totalsAreThereAsJson() throws Exception {
        var answer = get("application/json");
        assertThat(type(answer)).isEqualTo("application/json");
        assertThat(json.readTree(answer.body()).propertyNames())
                .containsExactly(
                        "total_processed", "total_duplicates", "duplicate_rate", "avg_latency_ms", "failed_exports");
    }

    @Test
    void noOtherFormIsOffered() throws Exception {
        assertThat(get("image/png").statusCode()).isEqualTo(406);
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("");
    }

    private HttpResponse<String> get(String accept) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .header("X-API-Key", "ops-key-of-tests")
                .header("Accept", accept)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
