package dev.contactenricher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which of two values is meant is not guessed: neither the first one, nor both joined by a comma. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RepeatedHeadersTests {

    private static final String CRM = "X-API-Key: crm-key-of-tests\r\n";
    private static final String BATCH = "{\"contacts\": [{\"email\": \"twice@acme.example\", \"country\": \"US\"}]}";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "Idempotency-Key, a-1, a-2",
        "idempotency-key, a-1, A-1",
        "Content-Type, application/json, text/csv",
        "Content-Type, application/json, application/json; charset=utf-8",
        "Authorization, Bearer crm-key-of-tests, Bearer ops-key-of-tests",
        "X-API-Key, crm-key-of-tests, no-key-of-tests",
        "webhook-id, msg_1, msg_2",
        "webhook-timestamp, 1772357400, 1772357401",
        "webhook-signature, 'v1,a', 'v1,b'"
    })
    void twoValuesWhereOneCountsAreRefused(String name, String one, String other) throws IOException {
        String both = name + ": " + one + "\r\n" + name + ": " + other + "\r\n";
        for (String path : new String[] {"/enrich-batch", "/webhooks/cxone-merge"}) {
            assertThat(post(path, both + (name.equals("X-API-Key") ? "" : CRM)))
                    .as(path)
                    .startsWith("HTTP/1.1 400")
                    .containsIgnoringCase(name + " must stand there once")
                    .doesNotContain(other);
        }
    }

    @Test
    void theSameValueTwiceIsOne() throws IOException {
        String key = "Idempotency-Key: the-same\r\n";
        String json = "Content-Type: application/json\r\n";
        assertThat(post("/enrich-batch", CRM + CRM + json + json + key + key)).startsWith("HTTP/1.1 202");
        assertThat(post("/enrich-batch", CRM + json + key)).contains("Idempotent-Replayed: true");
    }

    /** RFC 6750, section 2: a client uses one way to send its key. */
    @ParameterizedTest
    @ValueSource(strings = {"ops-key-of-tests", "no-key-of-tests"})
    void twoKeysAreNone(String other) throws IOException {
        String json = "Content-Type: application/json\r\n";
        assertThat(post("/enrich-batch?dry_run=true", CRM + "Authorization: Bearer " + other + "\r\n" + json))
                .startsWith("HTTP/1.1 401")
                .contains("One key is needed");
        assertThat(post("/enrich-batch?dry_run=true", CRM + "Authorization: bearer crm-key-of-tests\r\n" + json))
                .startsWith("HTTP/1.1 200");
        assertThat(post("/enrich-batch?dry_run=true", CRM + "Authorization: Basic YTpi\r\n" + json))
                .startsWith("HTTP/1.1 200");
    }

    private String post(String target, String headers) throws IOException {
        try (var caller = new RawConnection(port)) {
            return caller.send(
                            "POST %s HTTP/1.1\r\nHost: localhost\r\n%sConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                                    .formatted(target, headers, BATCH.length(), BATCH))
                    .readAll();
        }
    }
}
