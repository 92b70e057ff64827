package dev.contactenricher.export;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.contactenricher.packing.MergedContact;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The export on a real database, driven step by step, with a platform that answers as the test says. */
@StoreTest
@EnableConfigurationProperties(ExportSettings.class)
@RecordApplicationEvents
@Import({
    ExportItems.class,
    ItemsOfPersons.class,
    FailedItems.class,
    ExportedPersons.class,
    UntoldProfiles.class,
    HeardRefusals.class,
    ExportBatches.class,
    ExportGate.class,
    ExportTimes.class,
    ExportQueue.class,
    ExportRecords.class,
    PersonRooms.class,
    ExportClaims.class,
    ExportAnswers.class,
    ExportSender.class,
    ExportDeadLetters.class,
    MarketingClient.class,
    SealedProfiles.class,
    ExportRoom.Outgoing.class
})
abstract class ExportRoom {

    static final WireMockServer PLATFORM =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan("dev.contactenricher.outgoing")
    static class Outgoing {}

    @Autowired
    PersonRooms rooms;

    @Autowired
    ApplicationEvents published;

    @Autowired
    ExportSender sender;

    @Autowired
    JsonMapper json;

    @Autowired
    TestClock clock;

    @Autowired
    ExportQueue queue;

    @DynamicPropertySource
    static void platform(DynamicPropertyRegistry registry) {
        PLATFORM.start();
        registry.add("enricher.export.url", () -> PLATFORM.baseUrl() + "/sync");
        registry.add("enricher.export.timeout", () -> "10s");
    }

    @BeforeEach
    void thePlatformTakesEverything() {
        PLATFORM.resetAll();
        answer(200);
    }

    void answer(int status) {
        PLATFORM.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    void merged(MergedContact... contacts) {
        queue.confirmed(List.of(contacts));
    }

    MergedContact contact(long entry, String person, @Nullable Boolean consent) {
        return contact(entry, person, "crm-" + person, consent);
    }

    MergedContact contact(long entry, String person, String externalId, @Nullable Boolean consent) {
        return new MergedContact(
                new EntryRef(entry, person, "job", 0), externalId, person + "@example.com", consent, clock.instant());
    }

    List<LoggedRequest> calls() {
        return PLATFORM.findAll(postRequestedFor(WireMock.urlEqualTo("/sync")));
    }

    Stream<JsonNode> contacts() {
        return calls().stream()
                .flatMap(call ->
                        json.readTree(call.getBodyAsString()).get("contacts").valueStream());
    }
}
