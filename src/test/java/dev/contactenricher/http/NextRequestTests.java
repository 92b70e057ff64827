package dev.contactenricher.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where a body ends the next request begins, also where its first bytes, or the end of the connection, are there already. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=10000")
class NextRequestTests {

    private static final String CRM = "X-API-Key: crm-key-of-tests\r\n";
    private static final String NOBODY = "";
    private static final String BATCH = "{\"contacts\": [" + " ".repeat(5000) + "{\"email\": \"next@acme.example\"}]}";

    @LocalServerPort
    private int port;

    /** As a proxy uses one connection for all callers: what the first one sent may not become the second one's request. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyThatIsRefusedWhileItComesIsNoPartOfWhatFollows(boolean inChunks) throws IOException {
        for (int round = 0; round < 20; round++) {
            try (var wire = new HttpWire(port)) {
                wire.send(request(NOBODY, inChunks));
                assertThat(wire.read().status()).isEqualTo(401);
                wire.send(request(CRM, inChunks));
                assertThat(wire.read().status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CRM, NOBODY})
    void aRequestThatComesInPartBehindAnotherIsReadWhole(String key) throws IOException {
        byte[] first = request(key, true);
        byte[] second = request(CRM, true);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        for (int cut = first.length + 1; cut < both.length; cut += second.length / 50) {
            try (var wire = new HttpWire(port)) {
                wire.send(Arrays.copyOf(both, cut));
                assertThat(wire.read().status()).isEqualTo(key.equals(CRM) ? 200 : 401);
                wire.send(Arrays.copyOfRange(both, cut, both.length));
                assertThat(wire.read().status()).as("cut at %d", cut).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoSaysThatNothingMoreComesIsAnswered(boolean inChunks) throws IOException {
        try (var wire = new HttpWire(port)) {
            wire.send(request(CRM, inChunks));
            wire.sendNoMore();
            assertThat(wire.read().status()).isEqualTo(200);
        }
    }

    private static byte[] request(String key, boolean inChunks) {
        String body = inChunks ? chunks(BATCH) : BATCH;
        String how = inChunks ? "Transfer-Encoding: chunked" : "Content-Length: " + BATCH.length();
        return ("POST /enrich-batch?dry_run=true HTTP/1.1\r\nHost: localhost\r\n" + key
                        + "Content-Type: application/json\r\n" + how + "\r\n\r\n" + body)
                .getBytes(UTF_8);
    }

    private static String chunks(String body) {
        return body.replaceAll("(?s)(...)", "3\r\n$1\r\n").replaceFirst("(?s)(?<=\n)([^\r]{1,2})$", "") + "0\r\n\r\n";
    }
}
