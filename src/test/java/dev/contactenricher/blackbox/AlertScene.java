package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.metrics.Promtool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Recordings of several installations in one Prometheus, for half a day, and which of the documented alerts then fire. */
final class AlertScene {

    static final String JOB = "contact-enricher";

    private static final int MINUTES = 800;

    private final Path folder;
    private final StringBuilder series = new StringBuilder();
    private String silenced = "none";

    AlertScene(Path folder) {
        this.folder = folder;
    }

    AlertScene with(String job, Recording recording) {
        series.append(recording.series(job, MINUTES));
        return this;
    }

    /** Leaves an alert out of account. */
    AlertScene silencing(String alert) {
        silenced = alert;
        return this;
    }

    /** @param byMinute what fires then, all of it of {@link #JOB}, and nothing else */
    void assertFiring(Map<Integer, List<String>> byMinute) throws Exception {
        String expected = byMinute.entrySet().stream()
                .map(entry -> expectation(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        Path scene = Files.createTempFile(folder, "scene", ".yml");
        Files.writeString(
                scene, """
                rule_files: [%s]
                evaluation_interval: 1m
                tests:
                  - interval: 1m
                    input_series:
                %s    promql_expr_test:
                %s""".formatted(Path.of("docs/prometheus-rules.yml").toAbsolutePath(), series, expected));
        assertThat(Promtool.run("", "test", "rules", scene.toString()))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    /** A sample that is always there, as no sample at all cannot be expected. */
    private String expectation(int minute, List<String> alerts) {
        String samples = alerts.stream()
                .map(alert -> "{labels: '{alertname=\"%s\", job=\"%s\"}', value: 1}, ".formatted(alert, JOB))
                .collect(Collectors.joining());
        return """
                      - expr: group by (alertname, job) (ALERTS{alertstate="firing", alertname!="%s"}) or vector(-1)
                        eval_time: %dm
                        exp_samples: [%s{labels: '{}', value: -1}]
                """.formatted(silenced, minute, samples);
    }
}
