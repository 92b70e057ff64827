package dev.contactenricher.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole service, from outside, while its store is full, read-only or away. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "CXONE_BASE_URL=http://127.0.0.1:9",
            "WEBHOOK_URL=https://enricher.example" + StoreFaultContract.WEBHOOK,
            "enricher.security.crm-api-keys=" + EnricherClient.CRM_KEY,
            "enricher.security.ops-api-keys=" + EnricherClient.OPS_KEY,
            "management.endpoint.health.cache.time-to-live=0"
        })
abstract class StoreFaultContract {

    static final String WEBHOOK = "/webhooks/cxone-merge?token=a-token-of-the-test";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONTACTS = 60;

    @LocalServerPort
    int port;

    @Autowired
    StoreProbe probe;

    EnricherClient client;

    @BeforeEach
    void call() {
        client = new EnricherClient(port);
    }

    /**
     * @param end what an operator does, after which the service must find back by itself
     */
    record Fault(String name, Runnable begin, Runnable end) {}

    abstract Stream<Fault> faults();

    /** Reads past the service. */
    abstract JdbcClient observer();

    @TestFactory
    Stream<DynamicTest> aFaultIsAClear503AndLeavesNothingBehind() {
        return faults().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> meet(fault)));
    }

    private void meet(Fault fault) {
        isTaken(postBatch(UUID.randomUUID().toString()));
        var before = rows();
        String key = UUID.randomUUID().toString();

        try {
            fault.begin().run();
            await().atMost(PATIENCE).untilAsserted(() -> isUnavailable(postBatch(key)));
            await().atMost(PATIENCE).untilAsserted(() -> isUnavailable(postEvent()));
            assertThat(status("/health/liveness")).isEqualTo(200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(readiness()).isEqualTo(503));
        } finally {
            fault.end().run();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(readiness()).isEqualTo(200));
        assertThat(rows()).isEqualTo(before);
        await().atMost(PATIENCE)
                .untilAsserted(() -> isTaken(postBatch(UUID.randomUUID().toString())));
    }

    private static void isTaken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static void isUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:contact-enricher:problem:unavailable");
    }

    private HttpResponse<String> postEvent() {
        return client.post(WEBHOOK, """
                {"type": "contact.merged", "contact_id": "%s"}""".formatted(UUID.randomUUID()));
    }

    private HttpResponse<String> postBatch(String key) {
        return client.postBatch(client.body(contacts(key)), key);
    }

    /** Large ones, so that a store without room has none for them. */
    private static List<Map<String, Object>> contacts(String key) {
        return IntStream.range(0, CONTACTS)
                .<Map<String, Object>>mapToObj(number -> Map.of(
                        "email", "person%d@%s.example".formatted(number, key),
                        "country", "US",
                        "notes", key.repeat(40)))
                .toList();
    }

    /** After what is else done every ten seconds. */
    private int readiness() {
        probe.probe(Duration.ZERO);
        return status("/health/readiness");
    }

    private int status(String path) {
        return client.get(path, EnricherClient.OPS_KEY).statusCode();
    }

    private Map<String, Long> rows() {
        return Map.of("jobs", count("job"), "contacts", count("job_contact"), "entries", count("merge_entry"));
    }

    private long count(String table) {
        return observer().sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }
}
