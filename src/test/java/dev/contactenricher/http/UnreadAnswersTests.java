package dev.contactenricher.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Callers who ask and never read, while four threads serve everyone. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "enricher.http.patience=3s",
            "enricher.http.unread=8MB",
            "enricher.http.slowest-reader=10MB",
            "server.tomcat.threads.max=4",
            "enricher.security.crm-rate-limit=10000"
        })
@Timeout(value = 300, unit = SECONDS)
class UnreadAnswersTests {

    /** More than there are threads, and places for requests that read. */
    private static final int CALLERS = 24;

    /** More than a megabyte. */
    private static final String LARGE = "/swagger-ui/swagger-ui-bundle.js";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<RawConnection> callers = new ArrayList<>();

    @LocalServerPort
    private int port;

    @AfterEach
    void hangUp() throws IOException {
        for (RawConnection caller : callers) {
            caller.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET " + LARGE + "@ops",
                "GET " + LARGE + "@ops#{}",
                "GET /v3/api-docs@ops",
                "GET /v3/api-docs@ops#{}",
                "GET /metrics@ops",
                "GET /audit-trail@compliance",
                "GET /health/liveness",
                "GET /nothing",
                "OPTIONS /metrics@ops",
                "HEAD /metrics@ops",
                "TRACE /metrics",
                "GET /metrics?%zz",
                "GET /jobs/0199@crm",
                "GET /jobs/0199/contacts?no=such@crm",
                "POST /enrich-batch#{}",
                "POST /enrich-batch@crm#{}",
                "POST /enrich-batch@ops#{}",
                "POST /metrics@ops#{}",
                "POST /nothing#{}",
                "PUT /health/liveness#{}",
                "POST /webhooks/cxone-merge#{}",
                "POST /privacy/access@compliance#{}"
            })
    void theyHoldNoThread(String call) throws Exception {
        for (int i = 0; i < CALLERS; i++) {
            ask(call, call.startsWith("GET /health") ? 30 : 300);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(get("/health/liveness", "").statusCode()).isEqualTo(200);
            assertThat(get("/jobs/0199", "crm-key-of-tests").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatTheyWouldNotReadIsGivenUpForThoseWhoDo() throws Exception {
        int whole = get(LARGE, "ops-key-of-tests").body().length();
        assertThat(whole).isGreaterThan(1 << 20);
        for (int i = 0; i < 15; i++) {
            ask("GET " + LARGE + "@ops", 1);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(get(LARGE, "ops-key-of-tests").body()).hasSize(whole);
        }
    }

    @Test
    void anAnswerThatNobodyReadsEnds() throws Exception {
        RawConnection caller = ask("GET " + LARGE + "@ops", 1);
        await().pollInterval(Duration.ofMillis(200)).until(() -> !caller.takes("x"));
    }

    /** What is asked behind an answer is begun when that was taken. */
    @Test
    void whatWasAskedBehindAnUnreadAnswerIsNotBegun() throws Exception {
        double before = served();
        RawConnection caller = ask("GET " + LARGE + "@ops", 1);
        caller.send("GET /jobs/0199 HTTP/1.1\r\nHost: localhost\r\nX-API-Key: crm-key-of-tests\r\n\r\n");
        await().pollInterval(Duration.ofMillis(200)).until(() -> !caller.takes("x"));
        assertThat(served()).isEqualTo(before);
    }

    @Test
    void whatWasAskedBehindAnAnswerFollowsWhenThatWasRead() throws Exception {
        RawConnection caller = ask("GET /v3/api-docs@ops", 3);
        caller.send("GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        String all = caller.readAll();
        assertThat(all.split("HTTP/1.1 200")).hasSize(4);
        assertThat(all).containsOnlyOnce("HTTP/1.1 401");
    }

    /** How many requests for jobs were answered. */
    private double served() throws Exception {
        return get("/metrics", "ops-key-of-tests")
                .body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count") && line.contains("/jobs/"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private RawConnection ask(String call, int times) throws IOException {
        String key = part(call, "@(\\w+)")
                .map("X-API-Key: %s-key-of-tests\r\n"::formatted)
                .orElse("");
        String body = part(call, "#(.+)").orElse("");
        String length =
                body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
        String request =
                call.replaceAll("[@#].*", "") + " HTTP/1.1\r\nHost: localhost\r\n" + key + length + "\r\n" + body;
        var caller = new RawConnection(port, 4096);
        callers.add(caller);
        caller.takes(request.repeat(times));
        return caller;
    }

    private static Optional<String> part(String call, String pattern) {
        return Pattern.compile(pattern)
                .matcher(call)
                .results()
                .map(match -> match.group(1))
                .findFirst();
    }

    private java.net.http.HttpResponse<String> get(String path, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!key.isEmpty()) {
            request.header("X-API-Key", key);
        }
        return http.send(request.timeout(Duration.ofMinutes(2)).build(), BodyHandlers.ofString());
    }
}
