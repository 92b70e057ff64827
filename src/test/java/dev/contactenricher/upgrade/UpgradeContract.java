package dev.contactenricher.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.CrmContact;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Ports;
import dev.contactenricher.standin.StandInCxone;
import dev.contactenricher.standin.StandInMarketing;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A database that the first schema made, with data in every table, and this version of the service upon it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "enricher.security.crm-api-keys=" + EnricherClient.CRM_KEY,
            "enricher.security.ops-api-keys=" + EnricherClient.OPS_KEY,
            "enricher.security.compliance-api-keys=" + EnricherClient.COMPLIANCE_KEY,
            "CXONE_CLIENT_ID=" + StandInCxone.CLIENT_ID,
            "CXONE_CLIENT_SECRET=" + StandInCxone.CLIENT_SECRET,
            "CXONE_WEBHOOK_SECRET=" + StandInCxone.WEBHOOK_SECRET,
            "ENRICHER_DATA_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "ENRICHER_RETENTION=36500d",
            "AUDIT_RETENTION=36500d"
        })
@DirtiesContext
abstract class UpgradeContract {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PORT = Ports.free();
    private static final StandInCxone CXONE = new StandInCxone(100, Duration.ofSeconds(60));
    private static final StandInMarketing MARKETING = new StandInMarketing();
    private static final Queue<JsonNode> SENT = new ConcurrentLinkedQueue<>();

    private final EnricherClient client = new EnricherClient(PORT);

    @Autowired
    Flyway flyway;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        CXONE.showsContactsTo(SENT::add);
        registry.add("server.port", () -> PORT);
        registry.add("CXONE_BASE_URL", CXONE::baseUrl);
        registry.add("MARKETING_API_URL", MARKETING::url);
        registry.add("WEBHOOK_URL", () -> "http://127.0.0.1:" + PORT + "/webhooks/cxone-merge");
    }

    /** Makes the old database. */
    static void restore(String url, String dump) {
        try (Connection connection = DriverManager.getConnection(url)) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("upgrade/" + dump));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void whatWasWaitingGoesOn() {
        assertThat(flyway.info().pending()).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(jobOf("eve"), jobOf("eva")))
                        .allSatisfy(
                                job -> assertThat(job.path("status").asString()).isEqualTo("completed")));
    }

    @Test
    void whatWasDoneIsRemembered() {
        JsonNode done = jobOf("ann");
        assertThat(done.path("merged").asInt()).isOne();
        assertThat(done.path("exported").asInt()).isOne();
        assertThat(done.path("duplicates").asInt()).isOne();
        assertThat(done.path("rejected").asInt()).isOne();

        assertThat(client.get("/audit-trail/verify", EnricherClient.COMPLIANCE_KEY)
                        .body())
                .contains("\"valid\":true");
    }

    @Test
    void aPersonWhoWithdrewIsKnownStill() {
        client.submit(List.of(
                CrmContact.of("UP-fay").email("fay@upgrade.example").in("US").consenting("email")));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SENT)
                        .filteredOn(contact ->
                                contact.path("external_crm_id").asString("").equals("UP-fay"))
                        .isNotEmpty()
                        .allSatisfy(contact -> assertThat(
                                        contact.path("consent_to_email").asBoolean(true))
                                .isFalse()));
    }

    @Test
    void deadLettersCanBeReadAndSentAgain() {
        String letters = client.get("/dead-letters", EnricherClient.OPS_KEY).body();
        assertThat(letters).contains("UP-bob", "UP-cat");

        assertThat(client.post("/dead-letters/retry", "").statusCode()).isEqualTo(202);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(jobOf("bob").path("status").asString()).isEqualTo("completed");
            assertThat(MARKETING.exported()).extracting("externalId").contains("UP-bob", "UP-cat", "UP-ian");
        });
    }

    /** The jobs of the dump in the order in which they were taken in. */
    private JsonNode jobOf(String person) {
        List<String> persons = List.of("ann", "bob", "cat", "ian", "hal", "dan", "eve", "eva");
        List<String> jobs =
                jdbc.sql("SELECT id FROM job ORDER BY id").query(String.class).list();
        return client.job(jobs.get(persons.indexOf(person)));
    }
}
