package dev.contactenricher.leaks;

import static dev.contactenricher.standin.EnricherClient.COMPLIANCE_KEY;
import static dev.contactenricher.standin.EnricherClient.CRM_KEY;
import static dev.contactenricher.standin.EnricherClient.OPS_KEY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.CrmContact;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInCxone;
import dev.contactenricher.standin.StandInMarketing;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What others say of persons when something goes wrong goes nowhere: CXone and the marketing platform repeat the data in
 * their refusals and use it as ids, and the database quotes it in its messages.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class EchoedDataTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EMAIL = "quentinella@vandersnooth.example";
    private static final String PHONE = "+12125552345";
    private static final String ECHO = """
            {"error": "Quentinella Vandersnooth", "contact_id": "%s", "phone": "%s"}""".formatted(EMAIL, PHONE);

    private static @Nullable StandInCxone startedCxone;
    private static final String ENTRY_WITHOUT_A_PLACE = """
            INSERT INTO audit_entry
                   (audit_id, action, actor, subject, job_id, details, details_salt, details_hash, created_at, entry_hash)
            SELECT 'another', action, actor, subject, job_id, details, details_salt, details_hash, created_at, entry_hash
            FROM audit_entry ORDER BY id DESC LIMIT 1
            """;

    private static @Nullable StandInMarketing startedMarketing;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    private final Leaks leaks = new Leaks();
    private StandInCxone cxone;
    private StandInMarketing marketing;
    private EnricherClient client;

    @DynamicPropertySource
    static void standIns(DynamicPropertyRegistry registry) {
        var cxone = new StandInCxone(1000, Duration.ofSeconds(10));
        var marketing = new StandInMarketing();
        startedCxone = cxone;
        startedMarketing = marketing;
        registry.add("enricher.cxone.base-url", cxone::baseUrl);
        registry.add("enricher.cxone.client-id", () -> StandInCxone.CLIENT_ID);
        registry.add("enricher.cxone.client-secret", () -> StandInCxone.CLIENT_SECRET);
        registry.add("enricher.webhook.url", () -> "http://localhost/webhooks/cxone-merge?token=an-echoing-token");
        registry.add("enricher.webhook.secrets", () -> StandInCxone.WEBHOOK_SECRET);
        registry.add("enricher.export.url", marketing::url);
        registry.add("enricher.merge.rate-limit", () -> 1000);
        // what is waited for comes soon after a pause, however long a slow machine let it grow
        registry.add("enricher.merge.longest-backoff", () -> "2s");
        registry.add("enricher.export.longest-backoff", () -> "2s");
        registry.add("enricher.merge.rate-window", () -> "10s");
        registry.add("enricher.security.crm-api-keys", () -> CRM_KEY);
        registry.add("enricher.security.ops-api-keys", () -> OPS_KEY);
        registry.add("enricher.security.compliance-api-keys", () -> COMPLIANCE_KEY);
    }

    @BeforeAll
    void start() {
        cxone = requireNonNull(startedCxone);
        marketing = requireNonNull(startedMarketing);
        client = new EnricherClient(port);
        await().atMost(PATIENCE).until(() -> cxone.webhookUrl().isPresent());
    }

    @AfterAll
    void stop() {
        cxone.close();
        marketing.close();
    }

    @Test
    @Order(1)
    void refusalsThatRepeatTheContactAreNotRepeated(CapturedOutput output) {
        cxone.answersMerges(merge -> Optional.of(Reply.json(400, ECHO)));
        client.submit(List.of(person("refused")));
        await().atMost(PATIENCE).until(() -> deadLetters() == 1);

        cxone.answersMerges(merge -> Optional.of(Reply.json(503, ECHO).retryAfter(EMAIL)));
        client.submit(List.of(person("later")));
        await().atMost(PATIENCE).until(() -> output.getAll().contains("Sending to CXone is paused"));

        marketing.answers(() -> Optional.of(Reply.json(422, ECHO)));
        cxone.answersMerges(merge -> Optional.of(Reply.json(202, "{\"contacts\": [\"" + EMAIL + "\"]}")));
        await().atMost(PATIENCE).until(() -> cxone.acceptedMerges().size() == 1);
        // the answer may be recorded after its webhook
        assertThat(webhook(EMAIL).statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> deadLetters() == 2);

        assertNothingTold(output);
    }

    @Test
    @Order(2)
    void messagesOfTheDatabaseAreNotRepeated(CapturedOutput output) {
        whileFailing(
                "INSERT ON job", () -> refused(client.postBatch(client.body(List.of(person("unlucky"))), "unlucky")));
        whileFailing("INSERT ON webhook_event", () -> refused(webhook("C-" + PHONE)));
        whileFailing(
                "INSERT ON withdrawal",
                () -> refused(client.post(
                        "/privacy/withdrawals",
                        COMPLIANCE_KEY,
                        Map.of("email", EMAIL, "phone", PHONE, "channels", List.of("sms")))));
        whileFailing("UPDATE ON audit_entry", () -> {
            // as one of a former version has none
            jdbc.execute(ENTRY_WITHOUT_A_PLACE);
            told(output, "A scheduled task failed");
        });
        whileFailing("INSERT ON merge_send", () -> {
            client.submit(List.of(person("claimed")));
            told(output, "The queue cannot be read or written");
        });
        whileFailing("UPDATE ON merge_request WHEN NEW.state = 'ACCEPTED'", () -> {
            client.submit(List.of(person("answered")));
            told(output, "An answer could not be recorded");
        });

        assertNothingTold(output);
    }

    /** Logs, metrics and the trail. Problems were looked at as they came. */
    private void assertNothingTold(CapturedOutput output) {
        output.getAll().lines().forEach(line -> leaks.inspect("log", line));
        leaks.inspect("metrics", client.get("/metrics", OPS_KEY).body());
        leaks.inspect("dead letters", client.get("/dead-letters", OPS_KEY).body());
        await().atMost(PATIENCE).until(() -> trail().contains("export_failed"));
        leaks.inspect("trail", trail());
        assertThat(leaks.take()).isEmpty();
    }

    private String trail() {
        return client.get("/audit-trail?limit=1000", COMPLIANCE_KEY).body();
    }

    /** @param operation which the database refuses meanwhile, in its own words about a person */
    private void whileFailing(String operation, Runnable calls) {
        jdbc.execute(
                "CREATE TRIGGER telling BEFORE %s BEGIN SELECT RAISE(ABORT, '%s'); END".formatted(operation, ECHO));
        try {
            calls.run();
        } finally {
            jdbc.execute("DROP TRIGGER telling");
        }
    }

    private void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
        leaks.inspect("problem", answer.body());
    }

    private static void told(CapturedOutput output, String fault) {
        await().atMost(PATIENCE).until(() -> output.getAll().contains(fault));
    }

    private HttpResponse<String> webhook(String contactId) {
        URI registered = cxone.webhookUrl().orElseThrow();
        return client.post(
                registered.getPath() + '?' + registered.getQuery(), """
                {"type": "contact.merged", "contact_id": "%s", "event_id": "%s"}""".formatted(contactId, "evt " + contactId));
    }

    private int deadLetters() {
        return client.json(client.get("/dead-letters", OPS_KEY).body())
                .path("entries")
                .size();
    }

    private static Map<String, Object> person(String id) {
        return CrmContact.of(id)
                .email(id + '.' + EMAIL)
                .named("Quentinella", "Vandersnooth")
                .in("US")
                .consenting("email", "sms", "phone");
    }
}
