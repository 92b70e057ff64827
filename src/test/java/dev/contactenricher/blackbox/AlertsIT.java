package dev.contactenricher.blackbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.contactenricher.metrics.Promtool;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Each fault, as {@code /metrics} shows it, speaks by the alerts that are for it and by no others, beside a second
 * installation in the same Prometheus that is well. Skipped where promtool is not installed.
 */
@Tag("long")
class AlertsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CAPACITY = 1_000;

    @TempDir
    Path folder;

    private Rig rig;
    private HttpServer crm;
    private volatile int crmAnswers = 204;
    private int persons;
    private Recording well;

    @BeforeEach
    void start() throws Exception {
        Promtool.run("", "check", "rules", "docs/prometheus-rules.yml");
        crm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        crm.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(crmAnswers, -1);
            exchange.close();
        });
        crm.start();
        rig = new Rig(
                folder.resolve("data"),
                1_000,
                Duration.ofSeconds(10),
                Map.of(
                        "CXONE_TIMEOUT", "2s",
                        "CXONE_CONFIRMATION_TIMEOUT", "4s",
                        "ENRICHER_MERGE_LONGESTBACKOFF", "1s",
                        "ENRICHER_EXPORT_LONGESTBACKOFF", "1s",
                        "ENRICHER_CALLBACK_LONGESTBACKOFF", "1s",
                        "ENRICHER_QUEUE_CAPACITY", Integer.toString(CAPACITY),
                        "CALLBACK_URL", "http://127.0.0.1:" + crm.getAddress().getPort() + "/",
                        "CALLBACK_SECRET", "whsec_Y2FsbGJhY2tzIG9mIHRoZSBhbGVydHMgdGVzdCAwMQ=="));
        rig.awaitCompleted(List.of(submit(50)), PATIENCE);
        well = Recording.of(rig.client);
    }

    @AfterEach
    void stop() {
        // neither is there where promtool is not
        if (crm != null) {
            crm.stop(0);
        }
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void aServiceThatIsWellIsSilent() throws Exception {
        String job = submit(200);
        Recording busy = Recording.of(rig.client);
        rig.awaitCompleted(List.of(job), PATIENCE);
        assertAlerts(busy, Map.of(60, List.of(), 780, List.of()));
    }

    @Test
    void cxoneIsAwayThrottlesOrRefuses() throws Exception {
        rig.cxone.answersMerges(merge -> Optional.of(Reply.status(503)));
        submit(5);
        awaitMetric("enricher_sending_paused{reason=\"outage\"} 1");
        assertAlerts(Map.of(20, List.of(), 60, List.of("SendingPaused")));

        rig.cxone.answersMerges(merge -> Optional.of(Reply.status(429).retryAfter("1")));
        awaitMetric("enricher_sending_paused{reason=\"throttled\"} 1");
        assertAlerts(Map.of(60, List.of("SendingPaused", "ThrottledByCxone")));

        rig.cxone.answersMerges(merge -> Optional.of(Reply.status(403)));
        awaitMetric("enricher_sending_paused{reason=\"forbidden\"} 1");
        assertAlerts(Map.of(3, List.of(), 60, List.of("SendingForbidden")));
    }

    @Test
    void noWebhookComesAndLaterOnesAreForged() throws Exception {
        rig.cxone.sendsWebhooksAfter();
        IntStream.range(0, 12).forEach(i -> submit(5));
        awaitMetric("enricher_sending_paused{reason=\"unconfirmed\"} 1");
        assertAlerts(Map.of(60, List.of("WebhooksMissing")));

        Thread forger = Thread.startVirtualThread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                rig.client.post("/webhooks/cxone-merge", "{\"type\": \"contact.merged\", \"contact_id\": \"x\"}");
            }
        });
        Recording forged = Recording.of(rig.client);
        forger.interrupt();
        assertAlerts(forged, Map.of(60, List.of("WebhooksMissing", "WebhooksRejected")));
    }

    @Test
    void anOperatorPausesWhileARefusalWaits() throws Exception {
        rig.client.post("/sending/pause", EnricherClient.OPS_KEY, Map.of("reason", "a migration"));
        String address = requireNonNull(People.person(0).get("email")).toString();
        rig.client.post(
                "/privacy/withdrawals",
                EnricherClient.COMPLIANCE_KEY,
                Map.of("email", address, "channels", List.of("email", "sms", "phone")));
        await().atMost(PATIENCE)
                .until(() -> metrics().contains("enricher_corrections_oldest_seconds{destination=\"cxone\"} ")
                        && !metrics().contains("enricher_corrections_oldest_seconds{destination=\"cxone\"} 0.0"));
        assertAlerts(Map.of(
                50, List.of(),
                600, List.of("CorrectionsStuck"),
                780, List.of("CorrectionsStuck", "SendingPausedByOperator")));
        submit(CAPACITY * 9 / 10);
        awaitMetric("enricher_queue_contacts{state=\"queued\"} 9");
        assertAlerts(Map.of(50, List.of("QueueNearlyFull")));
    }

    @Test
    void theMarketingPlatformAndTheCrmsEndpointAreAway() throws Exception {
        rig.marketing.answers(() -> Optional.of(Reply.status(503)));
        crmAnswers = 500;
        rig.awaitCompleted(List.of(submit(5)), PATIENCE);
        awaitMetric("enricher_export_paused{reason=\"outage\"} 1");
        awaitMetric("enricher_callbacks_total{outcome=\"failed\"} 3");
        assertAlerts(Map.of(10, List.of(), 60, List.of("ExportsPaused", "CallbacksFailing")));
    }

    @Test
    void contactsAreGivenUp() throws Exception {
        String refused = People.externalId(persons);
        rig.cxone.answersMerges(
                merge -> merge.externalIds().contains(refused) ? Optional.of(Reply.status(422)) : Optional.empty());
        submit(5);
        awaitMetric("enricher_dead_letters 1");
        assertAlerts(Map.of(10, List.of("DeadLetters")));
    }

    @Test
    void nothingCanBeSentAndNobodyKnowsWhy() throws Exception {
        var database = database();
        database.sql("CREATE TRIGGER stuck BEFORE INSERT ON merge_send BEGIN SELECT RAISE(ABORT, 'stuck'); END")
                .update();
        submit(5);
        awaitMetric("enricher_queue_contacts{state=\"queued\"} 5");
        assertAlerts(Map.of(10, List.of(), 60, List.of("SendingStuck", "QueueGrowsOld")));
    }

    @Test
    void theTrailIsNotChained() throws Exception {
        var database = database();
        // entries are chained as they are written, or soon after: neither shall be
        database.sql("""
                CREATE TRIGGER loose AFTER INSERT ON audit_entry BEGIN
                UPDATE audit_entry SET sequence = NULL, previous_hash = NULL, hash = NULL WHERE id = NEW.id; END
                """).update();
        database.sql("""
                CREATE TRIGGER stuck BEFORE UPDATE ON audit_entry WHEN NEW.sequence IS NOT NULL
                BEGIN SELECT RAISE(ABORT, 'stuck'); END
                """).update();
        rig.awaitCompleted(List.of(submit(5)), PATIENCE);
        assertAlerts(Map.of(3, List.of(), 60, List.of("AuditUnchained")));
    }

    @Test
    void itsDatabaseIsAway() throws Exception {
        try (var server = new PostgresServer(folder.resolve("server"));
                var installation = new Rig(
                        folder.resolve("other"),
                        1_000,
                        Duration.ofSeconds(10),
                        Map.of(
                                "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres",
                                "SPRING_DATASOURCE_USERNAME", "postgres",
                                "ENRICHER_DATA_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))) {
            server.goAway();
            await().atMost(PATIENCE).until(() -> !installation.client.isReady());
            Recording away = Recording.of(installation.client);
            assertAlerts(away, Map.of(1, List.of(), 60, List.of("StoreAway")));
            assertThat(installation.enricher.output().stream().filter(line -> line.contains("database server is away")))
                    .hasSize(1);
        }
    }

    private String submit(int number) {
        persons += number;
        return rig.client.submit(People.range(persons - number, persons));
    }

    private String metrics() {
        return rig.client.get("/metrics", EnricherClient.OPS_KEY).body();
    }

    private void awaitMetric(String line) {
        await().atMost(PATIENCE).until(() -> metrics().contains("\n" + line));
    }

    /** A connection of its own to the file, as an administrator may have. */
    private JdbcClient database() {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:sqlite:" + folder.resolve("data").resolve("enricher.db") + "?busy_timeout=10000"));
    }

    private void assertAlerts(Map<Integer, List<String>> byMinute) throws Exception {
        assertAlerts(Recording.of(rig.client), byMinute);
    }

    /** How much room the disk has is this machine's business. */
    private void assertAlerts(Recording recording, Map<Integer, List<String>> byMinute) throws Exception {
        new AlertScene(folder)
                .with(AlertScene.JOB, recording)
                .with(AlertScene.JOB + "-staging", well)
                .silencing("DiskLow")
                .assertFiring(byMinute);
    }
}
