package dev.contactenricher.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.CxoneClient;
import dev.contactenricher.cxone.DeduplicationRules;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.cxone.Shipment;
import dev.contactenricher.fuzz.Fuzzing.Answer;
import dev.contactenricher.fuzz.Fuzzing.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The service under hostile input: no 5xx, nothing that comes back or is logged, nothing that hangs. A few seconds for
 * each target; {@code -Dfuzz.seconds=100 -Dfuzz.seed=…} makes it five minutes with other input.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "enricher.security.crm-rate-limit=100000",
            "WEBHOOK_URL=http://localhost/webhooks/cxone-merge?token=fuzzing-token",
            "enricher.cxone.timeout=2s",
            "enricher.merge.timeout=2s"
        })
@ExtendWith(OutputCaptureExtension.class)
class ServiceFuzzTests {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 3));
    private static final int FEWEST_CALLS = 20;
    private static final long SEED = Long.getLong("fuzz.seed", 20261124L);
    private static final String PRIVATE_PARTS =
            "\"(external_crm_id|event_type)\":\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";

    private static final HostileCxone CXONE = new HostileCxone();

    private final Fuzzing fuzzing = new Fuzzing(Duration.ofSeconds(60));
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private CxoneClient cxone;

    @DynamicPropertySource
    static void cxone(DynamicPropertyRegistry registry) {
        registry.add("enricher.cxone.base-url", CXONE::url);
    }

    @AfterAll
    static void stop() throws IOException {
        CXONE.close();
    }

    @Test
    void batches(CapturedOutput output) {
        assertNothingFound(
                run(json -> send(post("/enrich-batch", json.batch())
                        .header("X-API-Key", "crm-key-of-tests")
                        .header("Content-Type", "application/json"))),
                output);
    }

    @Test
    void webhooks(CapturedOutput output) {
        assertNothingFound(
                run(json -> {
                    var request = post(
                            "/webhooks/cxone-merge"
                                    + (json.chance(2)
                                            ? "?token=fuzzing-token"
                                            : json.chance(2) ? "?token=%ff&token=" : ""),
                            json.event());
                    for (String name :
                            List.of("webhook-id", "webhook-timestamp", "webhook-signature", "Content-Type")) {
                        if (!json.chance(5)) {
                            request.header(name, json.header());
                        }
                    }
                    return send(request);
                }),
                output);
    }

    /** Answers are input, too: whatever comes, there is an answer of ours, and the next call is made. */
    @Test
    void answersOfCxone(CapturedOutput output) {
        var contact = JsonNodeFactory.instance.objectNode().put("email", HostileJson.MARK);
        assertNothingFound(
                run(json -> {
                    CXONE.next = json;
                    var answer = cxone.deliver(shipment(contact), mock(Allowance.class));
                    return new Answer(200, answer.getClass().getSimpleName());
                }),
                output);
    }

    private static Shipment shipment(ObjectNode contact) {
        return new Shipment(
                "request", List.of(new Recipient("person", "job", 0, contact)), DeduplicationRules.BOTH, false);
    }

    private Report run(Fuzzing.Target target) {
        long endNanos = System.nanoTime() + TIME.toNanos();
        return fuzzing.run(target, SEED, calls -> calls <= FEWEST_CALLS || System.nanoTime() < endNanos);
    }

    private static void assertNothingFound(Report report, CapturedOutput output) {
        assertThat(report.findings()).isEmpty();
        assertThat(report.calls()).isGreaterThan(FEWEST_CALLS);
        assertThat(output).doesNotContain(HostileJson.MARK, "Unexpected failure");
    }

    private HttpRequest.Builder post(String path, byte[] body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(BodyPublishers.ofByteArray(body));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body().replaceAll(PRIVATE_PARTS, ""));
    }

    /** Says whatever the generator says, with a head that fits or does not. */
    private static final class HostileCxone implements AutoCloseable {

        private final ServerSocket socket;
        private volatile HostileJson next = new HostileJson(0);

        HostileCxone() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.ofPlatform().daemon().start(this::serve);
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var caller = socket.accept()) {
                    caller.setSoTimeout(1000);
                    String asked = Fuzzing.text(caller.getInputStream().readNBytes(20));
                    caller.getInputStream().skip(caller.getInputStream().available());
                    caller.getOutputStream().write(answer(asked, next));
                } catch (IOException e) {
                    // the next caller may be luckier
                }
            }
        }

        private static byte[] answer(String asked, HostileJson json) {
            var all = new ByteArrayOutputStream();
            boolean token = asked.contains("token") && !json.chance(4);
            byte[] body = token
                    ? "{\"access_token\": \"t\", \"expires_in\": 3600}".getBytes(StandardCharsets.UTF_8)
                    : json.cxoneAnswer();
            int status = json.chance(3) ? 400 + (body.length % 200) : 200;
            String length = json.chance(6) ? json.header() : String.valueOf(body.length);
            String head = json.chance(30)
                    ? json.header()
                    : "HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %s\r\nRetry-After: %s\r\nConnection: close\r\n\r\n"
                            .formatted(status, length, json.header());
            all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            all.writeBytes(body);
            return all.toByteArray();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
