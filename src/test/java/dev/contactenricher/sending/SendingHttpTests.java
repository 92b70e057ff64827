package dev.contactenricher.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.standin.EnricherClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators call. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "enricher.security.crm-rate-limit=1000",
            "enricher.security.ops-api-keys=" + EnricherClient.OPS_KEY,
            "enricher.security.crm-api-keys=" + EnricherClient.CRM_KEY
        })
class SendingHttpTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JsonMapper json;

    @AfterEach
    void resume() throws Exception {
        post("/sending/resume", null);
    }

    @Test
    void aPauseIsToldUntilItIsResumed() throws Exception {
        JsonNode paused = body(post("/sending/pause", "{\"reason\": \"a migration\"}"), 200);
        assertThat(paused.propertyNames())
                .containsExactly(
                        "state",
                        "reason",
                        "paused_by",
                        "since",
                        "until",
                        "budget",
                        "queue",
                        "export",
                        "dead_letters",
                        "drained_at");
        assertThat(paused.path("budget").propertyNames())
                .containsExactly("limit", "window_seconds", "used", "next_free_at");
        assertThat(paused.path("queue").propertyNames()).containsExactly("queued", "submitted", "oldest_seconds");
        assertThat(paused.path("export").propertyNames()).containsExactly("queued", "oldest_seconds", "paused");
        assertThat(paused.path("state").asString()).isEqualTo("paused");
        assertThat(paused.path("reason").asString()).isEqualTo("a migration");
        assertThat(get("/sending").body()).isEqualTo(json.writeValueAsString(paused));
        assertThat(body(post("/sending/resume", null), 200).path("state").asString())
                .isEqualTo("running");
    }

    @Test
    void aReasonIsNotNeeded() throws Exception {
        assertThat(body(post("/sending/pause", null), 200).path("reason").asString())
                .isEqualTo("operator");
        assertThat(body(post("/sending/pause", "{}"), 200).path("reason").asString())
                .isEqualTo("operator");
        assertThat(body(post("/sending/pause", "{\"reason\": null}"), 200)
                        .path("reason")
                        .asString())
                .isEqualTo("operator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"why\"", "{\"reason\": 7}", "{\"reasn\": \"why\"}", "{\"reason\": {}}", "{"})
    void aMalformedReasonIsRefused(String body) throws Exception {
        assertThat(post("/sending/pause", body).statusCode()).isEqualTo(400);
        assertThat(body(get("/sending"), 200).path("state").asString()).isEqualTo("running");
    }

    /** Of these PostgreSQL keeps no text, and a page shows a line that nobody wrote. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a\\u0000b", "a\\nb", "a\\r\\nb", "a\\u202eb", "a\\ud800b", "a\\u2028b", "\\u0007a b\\u001b"})
    void whatIsNoTextInAReasonIsABlank(String reason) throws Exception {
        assertThat(body(post("/sending/pause", "{\"reason\": \"" + reason + "\"}"), 200)
                        .path("reason")
                        .asString())
                .matches("a {1,2}b");
    }

    @Test
    void aReasonHasTwoHundredCharactersAtMost() throws Exception {
        assertThat(post("/sending/pause", "{\"reason\": \"" + "é".repeat(201) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/sending/pause", "{\"reason\": \"" + "é".repeat(200) + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyOperatorsMay() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sending/pause"))
                .header("X-API-Key", EnricherClient.CRM_KEY)
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/dead-letters/retry   | 202 |",
                "/dead-letters/retry   | 202 | {}",
                "/dead-letters/retry   | 202 | {\"kind\": \"correction\"}",
                "/dead-letters/retry   | 202 | {\"code\": \"refused\", \"from\": \"2026-03-01T12:00:00Z\"}",
                "/dead-letters/retry   | 400 | {\"knd\": \"merge\"}",
                "/dead-letters/retry   | 400 | {\"kind\": \"mail\"}",
                "/dead-letters/retry   | 400 | {\"kind\": 7}",
                "/dead-letters/retry   | 400 | {\"from\": \"yesterday\"}",
                "/dead-letters/retry   | 400 | {\"from\": \"2026-03-02T12:00:00Z\", \"to\": \"2026-03-01T12:00:00Z\"}",
                "/dead-letters/retry   | 202 | {\"job_id\": \"0199b0c2-7a1e-7c55-9d5e-1f2a3b4c5d6e\"}",
                "/dead-letters/retry   | 400 | {\"job_id\": \"nope\"}",
                "/dead-letters/discard | 400 | {\"job_id\": \"\"}",
                "/dead-letters/retry   | 400 | []",
                "/dead-letters/discard | 400 |",
                "/dead-letters/discard | 400 | {}",
                "/dead-letters/discard | 400 | {\"all\": false}",
                "/dead-letters/discard | 400 | {\"all\": \"true\"}",
                "/dead-letters/discard | 200 | {\"all\": true}",
                "/dead-letters/discard | 200 | {\"kind\": \"export\"}"
            })
    void aBulkCallIsCheckedWhole(String path, int status, @Nullable String body) throws Exception {
        assertThat(post(path, body).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/dead-letters?kind=merge&code=refused&job_id=0199b0c2-7a1e-7c55-9d5e-1f2a3b4c5d6e&limit=1, 200",
        "/dead-letters?from=2026-03-01T12:00:00Z&to=2026-03-02T12:00:00Z, 200",
        "/dead-letters?kind=mail, 400",
        "/dead-letters?from=today, 400",
        "/dead-letters?from=2026-03-02T12:00:00Z&to=2026-03-01T12:00:00Z, 400",
        "/dead-letters?limit=0, 400",
        "/dead-letters?cursor=7, 400"
    })
    void filtersAreChecked(String path, int status) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(status);
    }

    private JsonNode body(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, @Nullable String body) throws Exception {
        HttpRequest.Builder request = request(path);
        if (body == null) {
            request.POST(BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", EnricherClient.OPS_KEY);
    }
}
