package dev.contactenricher.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.http.RawConnection;
import dev.contactenricher.store.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Readers of the whole trail who take their time: two at once, one for each key. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "enricher.http.patience=60s",
            "enricher.http.streams=2",
            "enricher.http.streams-of-one=1",
            "enricher.security.compliance-api-keys=compliance-key-of-ada,compliance-key-of-bob,compliance-key-of-eve",
            "server.tomcat.connection-timeout=60s"
        })
@Timeout(value = 180, unit = SECONDS)
class AuditStreamLimitsTests {

    private static final String ADA = "compliance-key-of-ada";
    private static final String BOB = "compliance-key-of-bob";
    private static final String EVE = "compliance-key-of-eve";

    /** Of some 700 bytes each, so that a trail is no short answer, and fits into no buffer on its way. */
    private static final int ENTRIES = 3_000;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Chain chain;

    @Autowired
    private Sealer sealer;

    @BeforeEach
    void fillTheTrail() {
        var draft = new Draft(
                AuditAction.BATCH_SUBMITTED, "crm", null, Details.of(Detail.JOB_ID, Ids.random()), Instant.now());
        chain.append(IntStream.range(0, ENTRIES).mapToObj(i -> draft).toList());
        sealer.seal();
    }

    @Test
    void aKeysSecondStreamAndAThirdOneOfAllAreForLater() throws Exception {
        try (var ada = begin(ADA)) {
            assertThat(ada.hasAnswer()).isTrue();
            isForLater(stream(ADA), 429);
            try (var bob = begin(BOB)) {
                assertThat(bob.hasAnswer()).isTrue();
                isForLater(stream(EVE), 503);
                isForLater(stream(BOB), 429);
            }
            await().until(() -> stream(EVE).statusCode() == 200);
        }
        await().untilAsserted(
                        () -> assertThat(stream(ADA).body().lines().count()).isGreaterThan(ENTRIES));
    }

    @Test
    void whatIsShortIsServedBesideThem() throws Exception {
        try (var ada = begin(ADA);
                var bob = begin(BOB)) {
            assertThat(ada.hasAnswer() && bob.hasAnswer()).isTrue();
            for (String key : new String[] {ADA, BOB, EVE}) {
                assertThat(get("/audit-trail?limit=1000", key, "application/json")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(get("/audit-trail?action=audit_read", key, "application/x-ndjson")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private static void isForLater(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).startsWith("{").contains("\"status\":" + status);
    }

    /** A stream whose reader takes its beginning, and no more. */
    private RawConnection begin(String key) throws IOException {
        var reader = new RawConnection(port, 4096)
                .send("GET /audit-trail HTTP/1.1\r\nHost: localhost\r\nAccept: application/x-ndjson\r\nX-API-Key: "
                        + key + "\r\n\r\n");
        await().until(reader::hasAnswer);
        return reader;
    }

    private HttpResponse<String> stream(String key) throws Exception {
        return get("/audit-trail", key, "application/x-ndjson");
    }

    private HttpResponse<String> get(String path, String key, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", key)
                .header("Accept", accept)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
