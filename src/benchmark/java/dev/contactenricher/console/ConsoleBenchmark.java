package dev.contactenricher.console;

import static java.util.Objects.requireNonNull;

import com.sun.management.OperatingSystemMXBean;
import dev.contactenricher.ContactEnricherApplication;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.store.PostgresDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How fast each page of the console answers, and what fifty open consoles cost, while a million contacts wait and ten
 * thousand dead letters lie. The variable {@code BENCHMARK_DATABASE=postgres} asks for PostgreSQL,
 * {@code BENCHMARK_WAITING=100000} for fewer.
 */
public final class ConsoleBenchmark {

    private static final int MANY = Integer.parseInt(System.getenv().getOrDefault("BENCHMARK_WAITING", "1000000"));
    private static final boolean ON_POSTGRES = "postgres".equals(System.getenv("BENCHMARK_DATABASE"));
    private static final int WARM_UP = 15;
    private static final int CALLS = 31;
    private static final int CONSOLES = 50;
    /** What fifty consoles ask within half an hour: until then the compiler is what costs most. */
    private static final int FIRST_REFRESHES = 20_000;
    private static final Duration REFRESHES = Duration.ofSeconds(60);
    private static final double GOAL_MILLIS = 200;

    private final int port;
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final List<String> cookies;
    private double slowest;

    private ConsoleBenchmark(int port) {
        this.port = port;
        for (String role : List.of("crm", "ops", "compliance")) {
            visitors.put(role, Visitor.signedIn(port, key(role)));
        }
        cookies = visitors.values().stream().map(Visitor::cookie).toList();
    }

    public static void main(String[] args) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var service = SpringApplication.run(ContactEnricherApplication.class, settings(port))) {
            // it would find CXone away, and pause all sending
            service.getBean("dispatcher", Lifecycle.class).stop();
            new ConsoleBenchmark(port).run(service);
        }
        System.exit(0);
    }

    private static String[] settings(int port) throws IOException {
        var settings = new ArrayList<>(List.of(
                "PORT=" + port,
                "CXONE_BASE_URL=http://127.0.0.1:9",
                "CXONE_CLIENT_ID=client",
                "CXONE_CLIENT_SECRET=secret",
                "CXONE_WEBHOOK_SECRET=webhook-secret-of-the-benchmark",
                "WEBHOOK_URL=http://127.0.0.1:" + port + "/webhooks/cxone-merge",
                "CRM_API_KEYS=" + key("crm"),
                "OPS_API_KEYS=" + key("ops"),
                "COMPLIANCE_API_KEYS=" + key("compliance"),
                "CRM_RATE_LIMIT=100000",
                "ENRICHER_DATA_DIR=" + Files.createTempDirectory("console"),
                // not that of the tests, which is in the class path too
                "spring.config.location=classpath:/application.yml",
                "logging.level.root=error"));
        if (ON_POSTGRES) {
            settings.addAll(List.of(
                    "spring.datasource.url=" + PostgresDatabase.freshUrl(),
                    "spring.datasource.username=postgres",
                    "ENRICHER_DATA_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
        }
        return settings.stream().map(setting -> "--" + setting).toArray(String[]::new);
    }

    private static String key(String role) {
        return role + "-key-of-the-benchmark";
    }

    private void run(ConfigurableApplicationContext service) throws Exception {
        var house = new FullHouse(new EnricherClient(port), key("crm"), service.getBean(JdbcTemplate.class), ON_POSTGRES);
        List<String> jobs = house.fill(MANY);
        System.out.printf("%nOn %s%n%n| page | median ms | slowest ms |%n|---|---|---|%n", ON_POSTGRES ? "PostgreSQL" : "SQLite");
        pages(jobs.getFirst(), jobs.getLast());
        System.out.printf(Locale.ROOT, "%nSlowest median %.0f ms of %.0f%n", slowest, GOAL_MILLIS);
        refreshes();
    }

    private void pages(String job, String failed) {
        String jobPage = "/console/jobs/" + job;
        String failedPage = "/console/jobs/" + failed;
        for (String page : List.of(
                "/console",
                "/console/jobs",
                "/console/jobs?status=queued",
                "/console/jobs?status=completed_with_failures",
                jobPage,
                jobPage + "?state=queued&after=9900",
                jobPage + "/contacts/9999",
                failedPage,
                failedPage + "?outcome=rejected",
                "/console/upload")) {
            get("crm", page);
        }
        post("crm", "/console/jobs", Map.of("crm", "M-77"));
        post("crm", jobPage + "/cancel", Map.of());
        String letters = "/console/dead-letters";
        for (String page : List.of(
                letters, letters + "?code=refused", letters + "?kind=export", letters + "?job=" + failed, "/console/sending")) {
            get("ops", page);
        }
        post("ops", letters + "/retry", Map.of("all", "true"));
        post("ops", letters + "/discard", Map.of("all", "true", "code", "refused"));
        String audit = "/console/audit";
        for (String page : List.of(
                audit,
                audit + "?action=batch_submitted",
                audit + "?action=subject_erased",
                audit + "?action=merge_completed",
                audit + "?job=" + job,
                audit + "?subject=nobody",
                audit + "?from=2026-01-01T00:00&to=2036-01-01T00:00",
                "/console/privacy")) {
            get("compliance", page);
        }
        post("compliance", "/console/privacy/access", Map.of("email", "person.77@mail.example"));
        post("compliance", "/console/privacy/erasure", Map.of("crm", "M-77"));
    }

    private void get(String role, String path) {
        Visitor visitor = requireNonNull(visitors.get(role));
        measure(path, () -> visitor.get(path));
    }

    private void post(String role, String path, Map<String, String> fields) {
        Visitor visitor = requireNonNull(visitors.get(role));
        String token = visitor.token();
        measure("POST " + path + " " + fields.keySet(), () -> visitor.postWith(token, path, fields));
    }

    private void measure(String name, java.util.function.Supplier<HttpResponse<String>> call) {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < WARM_UP + CALLS; i++) {
            long start = System.nanoTime();
            var answer = call.get();
            if (i >= WARM_UP) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(name + ": " + answer.statusCode());
            }
        }
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        slowest = Math.max(slowest, sorted[CALLS / 2]);
        System.out.printf(
                Locale.ROOT, "| `%s` | %.1f | %.1f |%n", name.replaceAll("[0-9a-f-]{36}", "ID"), sorted[CALLS / 2], sorted[CALLS - 1]);
    }

    /** As the page's script asks, whoever of the three roles looks: what stands every five seconds, the hour every minute. */
    private void refreshes() throws Exception {
        for (int step = 0; step < FIRST_REFRESHES; step++) {
            refresh(step);
        }
        double idle = share(step -> {});
        double busy = share(this::refresh);
        System.out.printf(
                Locale.ROOT,
                "%n%d open consoles cost %.1f %% of a core (goal 5): %.1f %% with them, %.1f %% without%n",
                CONSOLES,
                100 * (busy - idle),
                100 * busy,
                100 * idle);
    }

    private interface Refresh {
        void at(int step) throws IOException;
    }

    /** The processor time of the service and its database, without this thread's, in shares of a core. */
    private double share(Refresh refresh) throws Exception {
        long steps = REFRESHES.toSeconds() / 5 * CONSOLES;
        long pause = REFRESHES.toMillis() / steps;
        long start = System.nanoTime();
        long cpu = cpuNanos();
        for (int step = 0; step < steps; step++) {
            refresh.at(step);
            Thread.sleep(Math.max(0, (step + 1) * pause - (System.nanoTime() - start) / 1_000_000));
        }
        return (double) (cpuNanos() - cpu) / (System.nanoTime() - start);
    }

    private static long cpuNanos() {
        long own = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        long children = ProcessHandle.current()
                .descendants()
                .mapToLong(one -> one.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
        return own + children - ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void refresh(int step) throws IOException {
        int console = step % CONSOLES;
        ask(console, "live");
        if (step / CONSOLES % 12 == console % 12) {
            ask(console, "hour");
        }
    }

    private void ask(int console, String part) throws IOException {
        var call = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/console").toURL().openConnection();
        call.setRequestProperty("Cookie", cookies.get(console % cookies.size()));
        call.setRequestProperty("HX-Request", "true");
        call.setRequestProperty("HX-Target", part);
        String shown = tags.get(part + console);
        if (shown != null) {
            call.setRequestProperty("If-None-Match", shown);
        }
        try (var body = call.getInputStream()) {
            int length = body.readAllBytes().length;
            if (call.getResponseCode() != 304 && (length < 100 || call.getResponseCode() != 200)) {
                throw new IllegalStateException("No refresh");
            }
        }
        tags.put(part + console, call.getHeaderField("ETag"));
    }
}
