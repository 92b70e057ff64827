package dev.contactenricher.merge;

import dev.contactenricher.ContactEnricherApplication;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a million waiting contacts cost, against ten thousand. The whole service runs in this process, on an embedded
 * database; the dispatcher is at rest, so that all that is posted waits. {@code -Dmany=100000} asks for fewer.
 */
public final class MillionBenchmark {

    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("many", 1_000_000);
    private static final int BATCH = 10_000;
    private static final int SMALL_BATCH = 500;
    private static final int WARM_UP = 60;
    private static final int CLAIMS = 100;
    private static final int CALLS = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Claiming claiming;
    private final JdbcClient jdbc;
    private final Map<String, List<Double>> rows = new LinkedHashMap<>();
    private int persons;
    private String job = "";

    private MillionBenchmark(int port, ConfigurableApplicationContext service) {
        this.port = port;
        this.claiming = service.getBean(Claiming.class);
        this.jdbc = service.getBean(JdbcClient.class);
        // it would find CXone away, and pause all sending
        service.getBean(Dispatcher.class).stop();
    }

    public static void main(String[] args) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var service = SpringApplication.run(ContactEnricherApplication.class, settings(port))) {
            new MillionBenchmark(port, service).run();
        }
    }

    private static String[] settings(int port) throws IOException {
        var settings = Map.of(
                "PORT", port,
                "CXONE_BASE_URL", "http://127.0.0.1:9",
                "CXONE_CLIENT_ID", "client",
                "CXONE_CLIENT_SECRET", "secret",
                "CXONE_WEBHOOK_SECRET", "webhook-secret-of-the-benchmark",
                "WEBHOOK_URL", "http://127.0.0.1:" + port + "/webhooks/cxone-merge",
                "CRM_API_KEYS", "crm-key-of-the-benchmark",
                "OPS_API_KEYS", "ops-key-of-the-benchmark",
                "COMPLIANCE_API_KEYS", "compliance-key-of-the-benchmark",
                "ENRICHER_DATA_DIR", Files.createTempDirectory("million"));
        return Stream.concat(
                        settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue()),
                        Stream.of(
                                // not those of the tests, which are in the class path too
                                "--spring.config.location=classpath:/application.yml",
                                // so that each claim finds a permit
                                "--CXONE_RATE_LIMIT=10000000",
                                "--CRM_RATE_LIMIT=100000",
                                "--logging.level.root=error"))
                .toArray(String[]::new);
    }

    private void run() throws IOException, InterruptedException {
        fill(2 * FEW, BATCH);
        claims(WARM_UP);
        calls("/jobs/" + job, "crm");
        measure(FEW);
        double small = fill(persons + 20 * SMALL_BATCH, SMALL_BATCH);
        double large = fill(MANY + (2 * WARM_UP + CLAIMS) * 50, BATCH);
        measure(MANY);
        print(small, large);
        System.out.println(new DataFolder(jdbc, persons).report());
    }

    private void measure(int waiting) throws IOException, InterruptedException {
        row("claim of 50 contacts, median in ms", claims(CLAIMS));
        row("GET /jobs/{id}, median in ms", calls("/jobs/" + job, "crm"));
        row("GET /jobs/{id}/contacts, first page", calls("/jobs/" + job + "/contacts", "crm"));
        row("GET /jobs/{id}/contacts, last page", calls("/jobs/" + job + "/contacts?cursor=9899", "crm"));
        row("GET /metrics", calls("/metrics", "ops"));
        row("GET /dead-letters", calls("/dead-letters", "ops"));
        System.gc();
        row("heap in use in MB", usedHeap() / 1048576.0);
        System.out.println("measured with " + waiting + " waiting");
    }

    private void row(String name, double value) {
        rows.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private double claims(int count) {
        var millis = new ArrayList<Double>();
        while (millis.size() < count) {
            long start = System.nanoTime();
            if (claiming.next() instanceof Step.Claim) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        return median(millis);
    }

    private double calls(String path, String role) throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            var answer = http.send(request(path, role).GET().build(), BodyHandlers.ofString());
            millis.add((System.nanoTime() - start) / 1e6);
            expect(200, answer);
        }
        return median(millis);
    }

    /** Posts until so many persons came; returns contacts a second. */
    private double fill(int until, int batch) throws IOException, InterruptedException {
        int from = persons;
        long start = System.nanoTime();
        while (persons < until) {
            int first = persons;
            persons += batch;
            var body = IntStream.range(first, persons)
                    .mapToObj(MillionBenchmark::contact)
                    .collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
            var answer = http.send(
                    request("/enrich-batch", "crm")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            expect(202, answer);
            if (batch == BATCH) {
                String location = answer.headers().firstValue("Location").orElseThrow();
                job = location.substring(location.lastIndexOf('/') + 1);
            }
        }
        return (persons - from) / ((System.nanoTime() - start) / 1e9);
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path, String role) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + role + "-key-of-the-benchmark");
    }

    private static String contact(int number) {
        return """
                {"external_crm_id":"M-%1$d","email":"person.%1$d@mail.example","phone":"+1212%2$07d","first_name":"Quentin",
                 "last_name":"Snooth","address":"%3$d Main Street, New York, NY 10001","country":"US",
                 "timezone":"America/New_York","consent_to_email":true,"updated_at":"2026-01-01T00:00:00Z"}""".formatted(number, 2_000_000 + number, 10 + number % 900);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long usedHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private void print(double small, double large) {
        System.out.printf(Locale.ROOT, "%n| | %,d wait | %,d wait | ratio |%n|---|---|---|---|%n", FEW, MANY);
        rows.forEach((name, values) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |%n",
                name,
                values.getFirst(),
                values.getLast(),
                values.getLast() / values.getFirst()));
        System.out.printf(
                Locale.ROOT,
                "%nTaken in: %.0f contacts a second in batches of %d, %.0f in batches of %d; heap at most %d MB%n",
                small,
                SMALL_BATCH,
                large,
                BATCH,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
