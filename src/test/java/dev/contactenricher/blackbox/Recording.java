package dev.contactenricher.blackbox;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code /metrics} said three times, some seconds apart, as Prometheus would have it if the service went on like that
 * for hours: counters grow as they did, what got older all the time goes on doing so, and all else stays.
 */
final class Recording {

    private static final Duration APART = Duration.ofMillis(2500);
    private static final Pattern SAMPLE = Pattern.compile("(enricher_\\w+|process_uptime_seconds)(\\{[^}]*})? (\\S+)");
    private static final int MINUTE = 60;
    /** What is polled once a second seems to age in steps. */
    private static final double OLDER = 0.5;

    private final Map<String, Double> first;
    private final Map<String, Double> second;
    private final Map<String, Double> last;
    private final double seconds;

    private Recording(EnricherClient client) {
        first = scrape(client);
        second = after(first, client);
        last = after(second, client);
        seconds = uptime(last) - uptime(first);
    }

    static Recording of(EnricherClient client) {
        return new Recording(client);
    }

    /** What it says when the service has been up for so much longer. */
    private static Map<String, Double> after(Map<String, Double> before, EnricherClient client) {
        return await().until(() -> scrape(client), now -> uptime(now) - uptime(before) >= APART.toMillis() / 1e3);
    }

    private static double uptime(Map<String, Double> scraped) {
        return requireNonNull(scraped.get("process_uptime_seconds"));
    }

    /** Its series for {@code promtool test rules}, a value a minute. */
    String series(String job, int minutes) {
        var lines = new StringJoiner("\n", "", "\n");
        lines.add(line("up", Map.of(), job, "1x" + minutes));
        last.forEach((series, value) -> {
            String[] parts = series.split("\\{", 2);
            Map<String, String> labels = parts.length == 1 ? Map.of() : labels(parts[1]);
            lines.add(line(parts[0], labels, job, values(series, value, minutes)));
        });
        return lines.toString();
    }

    private String values(String series, double value, int minutes) {
        if (Double.isNaN(value)) {
            return "NaN ".repeat(minutes).trim();
        }
        return "%s+%sx%d".formatted(number(value), number(aMinute(series, value)), minutes);
    }

    private double aMinute(String series, double value) {
        String name = series.replaceFirst("\\{.*", "");
        double before = first.getOrDefault(series, value);
        double between = second.getOrDefault(series, value);
        if (name.endsWith("_total") || name.endsWith("_count")) {
            return (value - before) / seconds * MINUTE;
        }
        double step = OLDER * APART.toMillis() / 1000;
        return name.endsWith("_seconds") && between - before > step && value - between > step ? MINUTE : 0;
    }

    private static String number(double value) {
        return new BigDecimal(value).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    private static String line(String name, Map<String, String> labels, String job, String values) {
        var all = new LinkedHashMap<>(labels);
        all.put("job", job);
        all.put("instance", job + "-0");
        String written = all.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(","));
        return "      - {series: '%s{%s}', values: '%s'}".formatted(name, written, values);
    }

    private static Map<String, String> labels(String text) {
        return Pattern.compile("(\\w+)=\"([^\"]*)\"")
                .matcher(text)
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
    }

    private static Map<String, Double> scrape(EnricherClient client) {
        return client.get("/metrics", EnricherClient.OPS_KEY)
                .body()
                .lines()
                .filter(line -> !line.contains("_bucket{"))
                .map(SAMPLE::matcher)
                .filter(sample -> sample.matches())
                .collect(Collectors.toMap(
                        sample -> sample.group(1) + (sample.group(2) == null ? "" : sample.group(2)),
                        sample -> Double.parseDouble(sample.group(3))));
    }
}
