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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that are held take memory from those of their own kind only: with a key, or without one. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "enricher.http.patience=120s",
            "enricher.http.receiving=1MB",
            "enricher.http.receiving-from-anyone=256KB",
            "server.tomcat.connection-timeout=60s"
        })
@Timeout(value = 180, unit = SECONDS)
class BodyBudgetsTests {

    private static final String CRM = "X-API-Key: crm-key-of-tests\r\nContent-Type: application/json\r\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<RawConnection> senders = new ArrayList<>();

    @LocalServerPort
    private int port;

    @AfterEach
    void hangUp() throws IOException {
        for (RawConnection sender : senders) {
            sender.close();
        }
    }

    @Test
    void heldWebhooksAreRefusedAndTakeNothingFromBatches() throws Exception {
        hold("/webhooks/cxone-merge", "", 63_000, 40);
        assertThat(refused()).startsWith("HTTP/1.1 503").contains("\r\nRetry-After: 1\r\n");
        for (int i = 0; i < 10; i++) {
            isAnswered("/enrich-batch", 1_000_000, 400);
        }
    }

    @Test
    void heldBatchesAreRefusedAndTakeNothingFromWebhooks() throws Exception {
        hold("/enrich-batch", CRM, 300_000, 4);
        assertThat(refused()).startsWith("HTTP/1.1 503").contains("\r\nRetry-After: 1\r\n");
        for (int i = 0; i < 10; i++) {
            isAnswered("/webhooks/cxone-merge", 60_000, 401);
        }
    }

    /** Sends all but the last byte of so many bodies, which are more than may be held. */
    private void hold(String path, String head, int bytes, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            senders.add(new RawConnection(port)
                    .send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + head + "Content-Length: " + (bytes + 1)
                            + "\r\n\r\n" + " ".repeat(bytes)));
        }
    }

    /** The first answer that one of them has. */
    private String refused() throws IOException {
        await().until(() -> answered().findAny().isPresent());
        return answered().findAny().orElseThrow().send(" ").readAll();
    }

    private Stream<RawConnection> answered() {
        return senders.stream().filter(RawConnection::hasAnswer);
    }

    /** If not at once: what the body before it took is given back a moment after its answer. */
    private void isAnswered(String path, int bytes, int status) {
        await().atMost(Duration.ofSeconds(60)).until(() -> post(path, bytes) == status);
    }

    /** In pieces, so that it is held on its way. */
    private int post(String path, int bytes) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", path.startsWith("/webhooks") ? "none" : "crm-key-of-tests")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(" ".repeat(bytes)))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return answer.statusCode();
    }
}
