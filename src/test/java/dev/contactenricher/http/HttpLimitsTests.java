package dev.contactenricher.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Callers who send too much, too slowly or not at all, while four threads serve everyone. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "enricher.http.patience=3s",
            "enricher.http.slowest=10MB",
            "enricher.http.header-time=2s",
            "enricher.http.linger=20s",
            "enricher.http.receiving=1MB",
            "server.tomcat.connection-timeout=5s",
            "server.tomcat.threads.max=4"
        })
@Timeout(value = 180, unit = SECONDS)
class HttpLimitsTests {

    private static final String CRM = "X-API-Key: crm-key-of-tests\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final int SLOW_SENDERS = 40;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private WebServerApplicationContext server;

    @Test
    void slowBodiesHoldNoThread() throws Exception {
        var senders = new ArrayList<RawConnection>();
        try {
            for (int i = 0; i < SLOW_SENDERS; i++) {
                senders.add(
                        post("/webhooks/cxone-merge", "Content-Length: 100\r\n").send("{"));
                senders.add(post("/enrich-batch", CRM + JSON + "Content-Length: 100000\r\n")
                        .send("{"));
                senders.add(post("/enrich-batch", JSON + "Content-Length: 100000\r\n")
                        .send("{"));
                senders.add(post("/nothing", "Transfer-Encoding: chunked\r\n").send("5\r\n{"));
            }
            assertThat(batch("{}").statusCode()).isEqualTo(400);
            assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
        } finally {
            for (RawConnection sender : senders) {
                sender.close();
            }
        }
    }

    @Test
    void aBodyThatDripsIsRefusedInTime() throws IOException {
        try (var sender = post("/webhooks/cxone-merge", "Content-Length: 60000\r\n")) {
            await().pollInterval(Duration.ofMillis(100)).until(() -> !sender.takes("x") || sender.hasAnswer());
            assertThat(sender.readStatus()).isEqualTo("HTTP/1.1 408");
        }
    }

    @Test
    void aSilentSenderIsCut() throws IOException {
        try (var sender = post("/enrich-batch", CRM + JSON + "Content-Length: 60000\r\n")) {
            assertThat(sender.send("{").readAll()).doesNotContain("HTTP/1.1 2");
        }
    }

    @Test
    void aHeaderThatDripsIsCut() throws IOException {
        awaitTheEndOfADrippingHeader();
    }

    @Test
    void aConnectionWithPausesBetweenItsRequestsIsKept() throws Exception {
        try (var caller = new RawConnection(port)) {
            var request = "GET /health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n";
            assertThat(caller.send(request).readStatus()).isEqualTo("HTTP/1.1 200");
            // so long that a header would have been cut
            awaitTheEndOfADrippingHeader();
            assertThat(caller.takes(request)).isTrue();
        }
    }

    @Test
    void aBodyThatIsAnnouncedTooLargeIsRefusedAndItsSenderHearsIt() throws Exception {
        HttpResponse<String> answer = batch(" ".repeat(40 << 20));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("16777216 bytes");
    }

    @Test
    void aBodyThatGrowsTooLargeIsRefusedAndItsSenderHearsIt() throws IOException {
        try (var sender =
                post("/privacy/access", "X-API-Key: compliance-key-of-tests\r\nTransfer-Encoding: chunked\r\n")) {
            byte[] chunk = ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 400; i++) {
                sender.send(chunk);
            }
            assertThat(sender.send("0\r\n\r\n").readStatus()).isEqualTo("HTTP/1.1 413");
        }
    }

    /** RFC 9112, section 7.1: what is no chunk may not be guessed at, and the connection cannot go on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "z\r\n{}\r\n0\r\n\r\n",
                "-2\r\n{}\r\n0\r\n\r\n",
                "\r\n{}\r\n0\r\n\r\n",
                "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}0\r\n\r\n",
                "2\r\n{}\r\nz\r\n\r\n"
            })
    void aBodyOfMalformedChunksIsRefused(String body) throws IOException {
        try (var sender = post("/enrich-batch", CRM + JSON + "Transfer-Encoding: chunked\r\n")) {
            assertThat(sender.send(body).readAll())
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .containsOnlyOnce("HTTP/1.1");
        }
    }

    @Test
    void whoHasNoKeyHearsItBehindALargeBodyToo() throws Exception {
        HttpResponse<String> answer = send(request("/enrich-batch")
                .POST(BodyPublishers.ofString(" ".repeat(15 << 20)))
                .build());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsLeftOfARefusedBodyIsNoRequest() throws IOException {
        var inner = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ops-key-of-tests\r\n\r\n";
        try (var announced = post("/enrich-batch", JSON + "Content-Length: " + (inner.length() + 10) + "\r\n");
                var chunked = post("/enrich-batch", JSON + "Transfer-Encoding: chunked\r\n")) {
            announced.send(inner);
            chunked.send("500\r\n" + inner);
            for (var sender : List.of(announced, chunked)) {
                assertThat(sender.readAll()).startsWith("HTTP/1.1 401").containsOnlyOnce("HTTP/1.1");
            }
        }
    }

    @Test
    void aRefusedBodyThatEndsLeavesTheConnectionInOrder() throws IOException {
        try (var sender = post("/enrich-batch", JSON + "Content-Length: 2\r\n")) {
            sender.send(
                    "{}POST /enrich-batch HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            assertThat(sender.readAll().split("HTTP/1.1 401")).hasSize(3);
        }
    }

    @Test
    void compressedBodiesAreRefused() throws Exception {
        for (String encoding : List.of("gzip", "br", "deflate", "gzip, identity")) {
            HttpRequest request = request("/enrich-batch")
                    .header("X-API-Key", "crm-key-of-tests")
                    .header("Content-Type", "application/json")
                    .header("Content-Encoding", encoding)
                    .POST(BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0}))
                    .build();
            var answer = send(request);
            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
            assertThat(answer.headers().firstValue("Link")).hasValue("</v3/api-docs>; rel=\"service-desc\"");
        }
    }

    @Test
    void aBodyInPiecesArrivesWhole() throws IOException {
        var body = "{\"contacts\": [{\"email\": \"ada@example.org\", \"country\": \"DE\"}]}";
        var head = CRM + JSON + "Connection: close\r\nContent-Length: " + body.length() + "\r\n";
        try (var sender = post("/enrich-batch", head)) {
            for (int i = 0; i < body.length(); i++) {
                char character = body.charAt(i);
                sender.send(String.valueOf(character));
            }
            assertThat(sender.readAll()).startsWith("HTTP/1.1 422").contains("consent_missing");
        }
    }

    @Test
    void headersThatCannotBeReadAreTheCallersFault() throws IOException {
        for (String head : List.of("webhook-id: \u0080\r\nContent-Length: 2\r\n", "Transfer-Encoding: gzip\r\n")) {
            try (var sender = post("/webhooks/cxone-merge", head)) {
                assertThat(sender.send("{}").readStatus()).isEqualTo("HTTP/1.1 400");
            }
        }
    }

    @Test
    void bodiesBeyondTheMemoryForThemAreForLater() throws Exception {
        try (var other = post("/enrich-batch", CRM + JSON + "Content-Length: 2000000\r\n")) {
            other.send(" ".repeat(1_000_000));
            await().untilAsserted(() -> {
                HttpResponse<String> answer = batch(" ".repeat(200_000));
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            });
        }
        await().untilAsserted(() ->
                assertThat(batch(" ".repeat(200_000)).statusCode()).isEqualTo(400));
    }

    /** What is in progress holds up a stop. */
    @Test
    void nothingOfARequestIsLeftWhoseBodyNeverEnds() throws IOException {
        try (var refused = post("/enrich-batch", JSON + "Content-Length: 60000\r\n");
                var let = post("/enrich-batch", CRM + JSON + "Content-Length: 60000\r\n");
                var large = post(
                        "/privacy/access", "X-API-Key: compliance-key-of-tests\r\nTransfer-Encoding: chunked\r\n")) {
            refused.send("{");
            let.send("{");
            large.send("fffff\r\n" + " ".repeat(70_000));
            assertThat(large.readStatus()).isEqualTo("HTTP/1.1 413");
            await().until(() -> inProgress() > 0);
            await().until(() -> inProgress() == 0);
        }
    }

    private void awaitTheEndOfADrippingHeader() throws IOException {
        try (var sender = new RawConnection(port)) {
            sender.send("GET /health/liveness HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            await().pollInterval(Duration.ofMillis(100)).until(() -> !sender.takes("x"));
        }
    }

    private long inProgress() {
        return server.getWebServer() instanceof TomcatWebServer web
                        && web.getTomcat().getHost().findChildren()[0] instanceof StandardContext requests
                ? requests.getInProgressAsyncCount()
                : -1;
    }

    private RawConnection post(String path, String head) throws IOException {
        return new RawConnection(port).send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + head + "\r\n");
    }

    private HttpResponse<String> batch(String body) throws Exception {
        return send(request("/enrich-batch")
                .header("X-API-Key", "crm-key-of-tests")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }
}
