package dev.contactenricher.cxone;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.contactenricher.cxone.CxoneRoom.WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WebhookRegistrationTests {

    private static final String URL = "https://enricher.example/webhooks/cxone-merge?token=hidden-token";

    private final CxoneRoom room = new CxoneRoom();
    private final WebhookRegistration registration = room.registration(URL);

    @AfterEach
    void close() {
        registration.destroy();
        room.close();
    }

    @Test
    void theRequestIsTheContracts(CapturedOutput output) {
        room.answers(WEBHOOKS, status(201));
        registration.start();
        eventually().until(isRegistered(output));
        room.cxone.verify(1, postRequestedFor(urlEqualTo(WEBHOOKS)).withRequestBody(equalToJson("""
                {"name": "contact-merge-processor", "url": "%s", "events": ["contact.merged", "contact.updated"],
                 "enabled": true, "scope": "tenant"}""".formatted(URL))));
    }

    @Test
    void aWebhookThatIsThereAlreadyIsFine(CapturedOutput output) {
        room.answers(WEBHOOKS, status(409));
        registration.start();
        eventually().until(isRegistered(output));
        assertThat(room.requests(WEBHOOKS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500})
    void itGoesOnUntilCxoneListens(int failure, CapturedOutput output) {
        room.cxone.stubFor(post(WEBHOOKS)
                .inScenario("deaf")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(status(failure))
                .willSetStateTo("listening"));
        room.cxone.stubFor(post(WEBHOOKS)
                .inScenario("deaf")
                .whenScenarioStateIs("listening")
                .willReturn(status(200)));
        registration.start();
        eventually().until(isRegistered(output));
        assertThat(output).contains("status " + failure).doesNotContain("hidden-token");
        assertThat(room.events)
                .filteredOn(CxoneEvent.WebhookAnnounced.class::isInstance)
                .hasSize(1);
    }

    @Test
    void itWaitsAsLongAsCxoneAsks() {
        room.cxone.stubFor(post(WEBHOOKS)
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(status(503).withHeader("Retry-After", "2"))
                .willSetStateTo("free"));
        room.cxone.stubFor(
                post(WEBHOOKS).inScenario("busy").whenScenarioStateIs("free").willReturn(status(200)));
        registration.start();
        eventually().until(() -> room.requests(WEBHOOKS).size() == 2);
        var asked = room.requests(WEBHOOKS).stream()
                .map(request -> request.getLoggedDate().toInstant())
                .sorted()
                .toList();
        assertThat(Duration.between(asked.getFirst(), asked.getLast())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theFirstTryIsAnnouncedThoughCxoneDoesNotListen() {
        room.answers(WEBHOOKS, status(403));
        registration.start();
        eventually().until(() -> room.events.contains(new CxoneEvent.WebhookAnnounced()));
        assertThat(room.requests(WEBHOOKS)).isNotEmpty();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(1));
    }

    private static Callable<Boolean> isRegistered(CapturedOutput output) {
        return () -> output.getAll().contains("The webhook is registered with CXone");
    }
}
