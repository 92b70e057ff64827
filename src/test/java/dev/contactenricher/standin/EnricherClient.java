package dev.contactenricher.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.leaks.Leaks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as the CRM, operations and compliance do. */
public final class EnricherClient {

    public static final String CRM_KEY = "sandbox-crm-key-5f0c93";
    public static final String OPS_KEY = "sandbox-ops-key-b81e27";
    public static final String COMPLIANCE_KEY = "sandbox-compliance-key-2ad6f4";

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String baseUrl;

    public EnricherClient(int port) {
        baseUrl = "http://127.0.0.1:" + port;
    }

    public int port() {
        return URI.create(baseUrl).getPort();
    }

    public boolean isReady() {
        try {
            return get("/health/readiness", CRM_KEY).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Posts a batch that is to be accepted, and returns the job's id. */
    public String submit(List<Map<String, Object>> contacts) {
        var answer = postBatch(body(contacts), UUID.randomUUID().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json.readTree(answer.body()).path("job_id").asString();
    }

    public HttpResponse<String> postBatch(String body, String idempotencyKey) {
        return postBatch(body, idempotencyKey, CRM_KEY);
    }

    public HttpResponse<String> postBatch(String body, String idempotencyKey, String key) {
        return send(request("/enrich-batch", key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(body)));
    }

    public String body(List<Map<String, Object>> contacts) {
        return json.writeValueAsString(Map.of("contacts", contacts));
    }

    public JsonNode job(String jobId) {
        return json.readTree(get("/jobs/" + jobId, CRM_KEY).body());
    }

    public HttpResponse<String> post(String path, String body) {
        return send(request(path, OPS_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String path, String key) {
        return send(request(path, key).GET());
    }

    /** Posts a body of that media type. */
    public HttpResponse<String> postAs(String type, String path, String key, String body) {
        return send(request(path, key).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /** Gets it in that media type. */
    public HttpResponse<String> getAs(String type, String path, String key) {
        return send(request(path, key).header("Accept", type).GET());
    }

    /** Posts JSON, and returns what comes back whatever its status. */
    public HttpResponse<String> post(String path, String key, Object body) {
        return send(request(path, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** Writes the whole audit trail to a file, a line an entry. */
    public void exportTrail(Path file) {
        var request = request("/audit-trail", COMPLIANCE_KEY).header("Accept", "application/x-ndjson");
        try {
            int status = http.send(request.build(), BodyHandlers.ofFile(file)).statusCode();
            assertThat(status).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String text) {
        return json.readTree(text);
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return watched(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Problems, metrics and audit entries tell nothing of persons, whatever the test is about. */
    private static HttpResponse<String> watched(HttpResponse<String> answer) {
        var path = answer.request().uri().getPath();
        if (answer.statusCode() >= 400 && answer.statusCode() != 422
                || path.startsWith("/metrics")
                || path.startsWith("/audit-trail")) {
            Leaks.ofTheRun().inspect(path, answer.body());
        }
        return answer;
    }
}
