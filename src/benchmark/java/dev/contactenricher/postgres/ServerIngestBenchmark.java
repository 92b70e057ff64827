package dev.contactenricher.postgres;

import dev.contactenricher.ContactEnricherApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Batches of 10,000 new contacts into PostgreSQL, durably: how many contacts a second, how many statements a batch, and
 * how much of the time the server works on them. Nothing is sent meanwhile, as CXone is away.
 */
public final class ServerIngestBenchmark {

    private static final int BATCH = 10_000;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 5;
    private static final String KEY = "benchmark-crm-key";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JdbcClient statistics;
    private final URI batches;
    private int number;

    private ServerIngestBenchmark(JdbcClient statistics, int port) {
        this.statistics = statistics;
        this.batches = URI.create("http://127.0.0.1:" + port + "/enrich-batch");
    }

    public static void main(String[] arguments) throws Exception {
        try (var server = EmbeddedPostgres.builder()
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .start();
                var service = service(server.getJdbcUrl("postgres", "postgres"))) {
            var statistics = JdbcClient.create(server.getPostgresDatabase());
            statistics.sql("CREATE EXTENSION pg_stat_statements").update();
            int port = Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
            new ServerIngestBenchmark(statistics, port).run();
        }
    }

    private static ConfigurableApplicationContext service(String url) {
        return new SpringApplicationBuilder(ContactEnricherApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--server.port=0",
                        "--logging.level.root=error",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--ENRICHER_DATA_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                        "--enricher.security.crm-api-keys=" + KEY,
                        "--OPS_API_KEYS=benchmark-ops-key",
                        "--COMPLIANCE_API_KEYS=benchmark-compliance-key",
                        "--CXONE_BASE_URL=http://127.0.0.1:9",
                        "--CXONE_CLIENT_ID=benchmark",
                        "--CXONE_CLIENT_SECRET=benchmark",
                        "--CXONE_WEBHOOK_SECRET=whsec_dGhlLXNlY3JldC1vZi10aGUtYmVuY2htYXJrcw==",
                        "--WEBHOOK_URL=http://127.0.0.1:9/webhooks/cxone-merge");
    }

    private void run() throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            post(batch());
        }
        for (int round = 0; round < ROUNDS; round++) {
            String batch = batch();
            statistics.sql("SELECT pg_stat_statements_reset()").query().singleValue();
            long start = System.nanoTime();
            post(batch);
            double seconds = (System.nanoTime() - start) / 1e9;
            var used = statistics.sql("""
                            SELECT SUM(calls) AS statements, SUM(total_exec_time) AS millis FROM pg_stat_statements
                            WHERE query NOT LIKE '%pg_stat_statements%' AND query NOT LIKE '%audit_%' OR query LIKE 'INSERT INTO audit%'
                            """).query((row, n) -> new double[] {row.getDouble("statements"), row.getDouble("millis")}).single();
            System.out.printf(
                    "%,.0f contacts/s, %,.0f statements, the server worked %.0f %% of the time%n",
                    BATCH / seconds, used[0], used[1] / seconds / 10);
        }
    }

    private String batch() {
        return IntStream.range(0, BATCH)
                .mapToObj(i -> contact(number++))
                .collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
    }

    private static String contact(int number) {
        return """
                {"external_crm_id": "B-%1$d", "email": "person%1$d@mail.example", "phone": "+1212%2$07d", "first_name": "Pat%1$d",
                 "last_name": "Doe%1$d", "country": "US", "address": "%1$d Main Street, New York, NY 10001",
                 "updated_at": "2026-01-01T00:00:00Z"}
                """.formatted(number, 2_000_000 + number);
    }

    private void post(String batch) throws Exception {
        var request = HttpRequest.newBuilder(batches)
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(batch))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }
}
