package dev.contactenricher.cxone;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static dev.contactenricher.cxone.CxoneRoom.TOKEN;
import static dev.contactenricher.cxone.CxoneRoom.WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.contactenricher.fuzz.Fuzzing;
import dev.contactenricher.fuzz.Fuzzing.Answer;
import dev.contactenricher.fuzz.HostileJson;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the token endpoint and the webhook's registration answer is input like any other; see ServiceFuzzTests. */
@ExtendWith(OutputCaptureExtension.class)
class HostileAnswersTests {

    private static final long NANOS =
            Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 2)).toNanos();
    private static final long SEED = Long.getLong("fuzz.seed", 20261124L);
    private static final int FEWEST = 30;

    private final CxoneRoom room = new CxoneRoom();
    private final Fuzzing fuzzing = new Fuzzing(Duration.ofSeconds(60));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void ofTheTokenEndpoint(CapturedOutput output) {
        room.answers(CxoneRoom.MERGE, ok());
        assertNothingFound(
                json -> {
                    room.clock.advance(Duration.ofDays(2));
                    room.answers(TOKEN, hostile(json));
                    return told(room.merge());
                },
                output);
    }

    @Test
    void ofTheRegistration(CapturedOutput output) {
        assertNothingFound(
                json -> {
                    room.events.clear();
                    room.answers(WEBHOOKS, hostile(json));
                    var registration = room.registration("https://enricher.example/webhooks/cxone-merge");
                    registration.start();
                    await().pollInterval(Duration.ofMillis(1))
                            .until(() -> room.events.stream().anyMatch(CxoneEvent.WebhookAnnounced.class::isInstance));
                    registration.destroy();
                    return new Answer(200, "");
                },
                output);
    }

    private static Answer told(MergeAnswer answer) {
        return new Answer(200, answer.toString());
    }

    private static ResponseDefinitionBuilder hostile(HostileJson json) {
        byte[] body = json.cxoneAnswer();
        return aResponse()
                .withStatus(json.chance(3) ? 400 + body.length % 200 : 200)
                .withHeader("Content-Type", "application/json")
                .withHeader("Retry-After", json.header())
                .withBody(body);
    }

    private void assertNothingFound(Fuzzing.Target target, CapturedOutput output) {
        long endNanos = System.nanoTime() + NANOS;
        var report = fuzzing.run(target, SEED, calls -> calls <= FEWEST || System.nanoTime() < endNanos);
        assertThat(report.findings()).isEmpty();
        assertThat(report.calls()).isGreaterThan(FEWEST);
        assertThat(output).doesNotContain(HostileJson.MARK, "Exception in thread");
    }
}
