package dev.contactenricher.tracing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.leaks.Leaks;
import dev.contactenricher.standin.CrmContact;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInCollector;
import dev.contactenricher.standin.StandInCollector.Seen;
import dev.contactenricher.standin.StandInCxone;
import dev.contactenricher.standin.StandInMarketing;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a collector is told: one trace of a job from its batch to its export, and nothing of persons. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.tracing.export.enabled=true", "enricher.security.crm-rate-limit=1000"})
@DirtiesContext
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class TracingTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ANOTHER = "0af7651916cd43dd8448eb211c80319c";
    private static final String EMAIL = "quentinella@vandersnooth.example";

    private static @Nullable StandInCxone startedCxone;
    private static @Nullable StandInMarketing startedMarketing;
    private static @Nullable StandInCollector startedCollector;

    @Autowired
    SdkTracerProvider tracing;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private StandInCxone cxone;
    private StandInCollector collector;
    private EnricherClient client;

    @DynamicPropertySource
    static void standIns(DynamicPropertyRegistry registry) {
        var cxone = new StandInCxone(1000, Duration.ofSeconds(10));
        var marketing = new StandInMarketing();
        var collector = new StandInCollector();
        startedCxone = cxone;
        startedMarketing = marketing;
        startedCollector = collector;
        registry.add("management.opentelemetry.tracing.export.otlp.endpoint", () -> collector.url() + "/v1/traces");
        registry.add("enricher.cxone.base-url", cxone::baseUrl);
        registry.add("enricher.cxone.client-id", () -> StandInCxone.CLIENT_ID);
        registry.add("enricher.cxone.client-secret", () -> StandInCxone.CLIENT_SECRET);
        registry.add(
                "enricher.webhook.url", () -> "http://localhost/webhooks/cxone-merge?token=a-token-nobody-is-told");
        registry.add("enricher.webhook.secrets", () -> StandInCxone.WEBHOOK_SECRET);
        registry.add("enricher.export.url", marketing::url);
        registry.add("enricher.merge.rate-limit", () -> 1000);
        registry.add("enricher.merge.rate-window", () -> "10s");
        registry.add("enricher.security.crm-api-keys", () -> EnricherClient.CRM_KEY);
        registry.add("enricher.security.ops-api-keys", () -> EnricherClient.OPS_KEY);
        registry.add("enricher.security.compliance-api-keys", () -> EnricherClient.COMPLIANCE_KEY);
    }

    @BeforeAll
    void start() {
        cxone = requireNonNull(startedCxone);
        collector = requireNonNull(startedCollector);
        client = new EnricherClient(port);
        await().atMost(PATIENCE).until(() -> cxone.webhookUrl().isPresent());
    }

    @AfterAll
    void stop() {
        cxone.close();
        requireNonNull(startedMarketing).close();
        collector.close();
    }

    @Test
    void aJobIsOneTraceFromItsBatchToItsExport(CapturedOutput output) throws Exception {
        cxone.answersMerges(merge -> Optional.of(Reply.json(202, "{\"contacts\": [\"C-1\"]}")));
        String job = submit(TRACE, "one");
        String id = job.replace("-", "");
        await().atMost(PATIENCE).until(() -> told("merge request", id).isPresent());
        assertThat(webhook("C-1").statusCode()).isEqualTo(200);

        for (String name : List.of("batch", "merge request", "confirmation", "export")) {
            await().atMost(PATIENCE).until(() -> told(name, id).isPresent());
        }
        Seen batch = told("batch", id).orElseThrow();
        assertThat(batch.parentId()).isEmpty();
        assertThat(batch.links()).containsExactly(TRACE);
        assertThat(batch.attributes()).containsEntry("enricher.job_id", job).containsEntry("enricher.accepted", "1");
        for (String name : List.of("merge request", "confirmation", "export")) {
            assertThat(told(name, id).orElseThrow().parentId()).as(name).isEqualTo(batch.spanId());
        }
        Seen sent = told("merge request", id).orElseThrow();
        String request = requireNonNull(sent.attributes().get("enricher.request_id"));
        assertThat(sent.links()).containsExactly(request.replace("-", ""));
        Seen call = told("CXone merge", request.replace("-", "")).orElseThrow();
        assertThat(call.links()).containsExactly(id);
        assertThat(call.attributes()).containsEntry("enricher.outcome", "accepted");
        assertThat(told("confirmation", id).orElseThrow().links()).contains(request.replace("-", ""));
        assertThat(told("export", id).orElseThrow().attributes()).containsEntry("enricher.outcome", "200");

        Seen posted = await().atMost(PATIENCE)
                .until(() -> told("POST /enrich-batch", TRACE), Optional::isPresent)
                .orElseThrow();
        assertThat(posted.links()).containsExactly(id);
        assertThat(output.getAll().lines().filter(line -> line.contains("Batch " + job)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("[" + TRACE + "]"));
        assertThat(cxone.merges())
                .allSatisfy(merge -> assertThat(merge.toString()).doesNotContain(TRACE));
    }

    @Test
    void spansTellNothingThatCallersWrote() throws Exception {
        String secret = "Quentinella";
        call(HttpRequest.newBuilder(uri("/jobs/" + secret)).GET());
        call(HttpRequest.newBuilder(uri("/" + secret + "/" + EMAIL)).GET());
        call(HttpRequest.newBuilder(uri("/jobs?external_crm_id=" + secret)).GET());
        call(HttpRequest.newBuilder(uri("/webhooks/cxone-merge?token=" + secret))
                .POST(BodyPublishers.ofString("{\"contact_id\": \"" + EMAIL + "\"}")));
        call(HttpRequest.newBuilder(uri("/privacy/access")).method("QUENTINELLA", BodyPublishers.ofString("{}")));
        call(HttpRequest.newBuilder(uri("/dead-letters/" + secret + "/retry"))
                .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(ANOTHER))
                .header("tracestate", "vendor=" + secret)
                .header("baggage", "name=" + secret)
                .POST(BodyPublishers.noBody()));
        assertThat(submit(ANOTHER, secret)).isNotEmpty();
        flush();

        var leaks = new Leaks();
        collector.texts().forEach(text -> leaks.inspect("spans", text));
        assertThat(leaks.take()).isEmpty();
        assertThat(collector.texts())
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("quentinella"));
        assertThat(collector.texts()).noneMatch(text -> text.contains("a-token-nobody-is-told"));
        assertThat(collector.spans())
                .extracting(Seen::name)
                .contains("GET /jobs/{jobId}")
                .allMatch(name ->
                        Set.of("batch", "CXone merge", "merge request", "confirmation", "export", "marketing export")
                                        .contains(name)
                                || name.matches("(GET|POST|DELETE|OTHER) [A-Z/][\\w/{}*-]*"));
        assertThat(collector.spans()).allMatch(span -> span.extras() == 0);
    }

    @Test
    void whoAsksHowTheServiceIsLeavesNoTrace() {
        client.get("/health/readiness", EnricherClient.OPS_KEY);
        client.get("/metrics", EnricherClient.OPS_KEY);
        flush();
        assertThat(collector.spans())
                .extracting(Seen::name)
                .noneMatch(name -> name.contains("health") || name.contains("metrics") || name.contains("task"));
    }

    private Optional<Seen> told(String name, String traceId) {
        flush();
        return collector.named(name).stream()
                .filter(span -> span.traceId().equals(traceId))
                .findFirst();
    }

    private void flush() {
        tracing.forceFlush().join(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private String submit(String traceId, String name) throws Exception {
        Map<String, Object> contact =
                CrmContact.of(name).email(name + '.' + EMAIL).in("US").with("first_name", "Quentinella");
        var answer = call(HttpRequest.newBuilder(uri("/enrich-batch"))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .header("tracestate", "vendor=" + name)
                .POST(BodyPublishers.ofString(client.body(List.of(contact)))));
        assertThat(answer.statusCode()).isEqualTo(202);
        return client.json(answer.body()).path("job_id").asString();
    }

    private HttpResponse<String> webhook(String contactId) {
        URI registered = cxone.webhookUrl().orElseThrow();
        return client.post(
                registered.getPath() + '?' + registered.getQuery(),
                "{\"type\": \"contact.merged\", \"contact_id\": \"" + contactId + "\"}");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(
                request.header("Authorization", "Bearer " + EnricherClient.CRM_KEY)
                        .build(),
                BodyHandlers.ofString());
    }
}
