package dev.contactenricher.export;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.packing.MergedContact;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@StoreTest
@EnableConfigurationProperties(ExportSettings.class)
@RecordApplicationEvents
@Import({
    ExportItems.class,
    ItemsOfPersons.class,
    FailedItems.class,
    ExportedPersons.class,
    ExportBatches.class,
    ExportGate.class,
    ExportQueue.class,
    ExportRecords.class,
    PersonRooms.class,
    ExportClaims.class,
    ExportAnswers.class,
    ExportSender.class,
    ExportDeadLetters.class,
    MarketingClient.class,
    SealedProfiles.class,
    ExportContract.Outgoing.class
})
abstract class ExportContract {

    private static final WireMockServer PLATFORM =
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
    ExportClaims claims;

    @Autowired
    ExportAnswers answers;

    @Autowired
    ExportDeadLetters deadLetters;

    @Autowired
    JdbcClient jdbc;

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

    @AfterAll
    static void stop() {
        PLATFORM.stop();
    }

    @BeforeEach
    void thePlatformTakesEverything() {
        PLATFORM.start();
        PLATFORM.resetAll();
        answer(200);
    }

    @Test
    void noBatchIsLargerThanItMayBeHoweverManyWait() {
        merged(IntStream.range(0, 250)
                .mapToObj(number -> contact(number, "person" + number, true))
                .toArray(MergedContact[]::new));
        sender.drain();

        assertThat(calls())
                .extracting(call -> json.readTree(call.getBodyAsString())
                        .get("contacts")
                        .size())
                .containsExactly(100, 100, 50);
    }

    @Test
    void aConfirmedMergeIsExportedOnce() {
        merged(contact(1, "ann", true), contact(2, "bob", null), contact(3, "cat", false));
        sender.drain();
        sender.drain();

        List<LoggedRequest> calls = calls();
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().getHeader("Idempotency-Key")).isNotBlank();
        JsonNode body = json.readTree(calls.getFirst().getBodyAsString());
        assertThat(body.get("platform").asString()).isEqualTo("cxone_enrichment");
        assertThat(body.get("contacts")).hasSize(2);
        assertThat(body.get("contacts").get(0)).isEqualTo(json.readTree("""
                        {"external_id": "crm-ann", "email": "ann@example.com", "consent_status": true,
                         "merged_at": "%s"}""".formatted(clock.instant())));
        assertThat(body.get("contacts").get(1).get("consent_status").isNull()).isTrue();
        assertThat(published.stream(ExportEvent.Exported.class))
                .singleElement()
                .satisfies(exported -> assertThat(exported.entries())
                        .extracting(EntryRef::entryId)
                        .containsExactly(1L, 2L));
        assertThat(payloads("export_item")).isZero();
    }

    /** It may reach the platform whatever becomes of its answer. */
    @Test
    void aCallIsOnRecordWhenItStartsWhateverBecomesOfIt() {
        merged(contact(1, "ann", true));
        answer(500);
        sender.drain();
        assertThat(published.stream(ExportEvent.Submitted.class))
                .singleElement()
                .satisfies(submitted -> {
                    assertThat(submitted.entries())
                            .extracting(EntryRef::entryId)
                            .containsExactly(1L);
                    assertThat(submitted.corrections()).isEmpty();
                });
        assertThat(published.stream(ExportEvent.Exported.class)).isEmpty();
    }

    @Test
    void theRecordOfACorrectionSaysThatItIsOne() {
        merged(contact(1, "ann", true));
        sender.drain();
        withdraw("ann", Channel.EMAIL);
        sender.drain();
        assertThat(published.stream(ExportEvent.Submitted.class)
                        .map(submitted -> submitted.corrections().size()))
                .containsExactly(0, 1);
        assertThat(published.stream(ExportEvent.Exported.class)
                        .map(exported -> exported.corrections().size()))
                .containsExactly(0, 1);
    }

    @Test
    void whoeverRefusesLaterIsExportedOnceMoreWithFalse() {
        merged(contact(1, "ann", true));
        sender.drain();
        merged(contact(2, "ann", false));
        sender.drain();
        merged(contact(3, "ann", false));
        sender.drain();
        assertThat(statuses()).containsExactly("true", "false");
    }

    @Test
    void aWithdrawalStopsWhatWaitsAndCorrectsWhatWasTold() {
        merged(contact(1, "ann", true));
        sender.drain();
        merged(contact(2, "ann", true), contact(3, "bob", true));
        withdraw("ann", Channel.EMAIL);
        withdraw("bob", Channel.EMAIL);
        sender.drain();
        assertThat(statuses()).containsExactly("true", "false");
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "PHONE"})
    void aRefusalOfAnotherChannelStopsNoExport(Channel channel) {
        merged(contact(1, "ann", true), contact(2, "bob", true), contact(3, "cat", true));
        withdraw("ann", channel);
        refuse("bob", channel, false);
        refuse("cat", channel, true);
        sender.drain();
        assertThat(told()).containsExactly("crm-ann true", "crm-bob true", "crm-cat true");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalOfEmailInABatchStopsWhatWaitsAndCorrectsWhatWasTold(boolean letThrough) {
        merged(contact(1, "ann", true));
        sender.drain();
        merged(contact(2, "ann", true), contact(3, "bob", true));
        refuse("ann", Channel.EMAIL, letThrough);
        refuse("bob", Channel.EMAIL, letThrough);
        sender.drain();
        assertThat(told()).containsExactly("crm-ann true", "crm-ann false");
    }

    @Test
    void aRefusalReachesEveryExternalIdThatWasTold() {
        merged(contact(1, "ann", true), contact(2, "ann", "crm-2", true));
        merged(contact(3, "bob", true));
        sender.drain();
        rooms.join(List.of("bob"), "ann");
        merged(contact(4, "ann", "crm-2", null));
        sender.drain();
        withdraw("ann", Channel.EMAIL);
        withdraw("ann", Channel.EMAIL);
        sender.drain();
        assertThat(told())
                .containsExactly(
                        "crm-ann true",
                        "crm-2 true",
                        "crm-bob true",
                        "crm-2 null",
                        "crm-ann false",
                        "crm-bob false",
                        "crm-2 false");
    }

    @Test
    void whoeverTurnsOutToBeOnePersonWithOneExternalIdIsCorrectedOnce() {
        merged(contact(1, "ann", "crm-1", true), contact(2, "anna", "crm-1", true));
        merged(contact(3, "ann-2", "crm-1", true));
        sender.drain();
        rooms.join(List.of("anna", "ann-2"), "ann");
        withdraw("ann", Channel.EMAIL);
        sender.drain();
        assertThat(statuses()).containsExactly("true", "true", "true", "false");
    }

    @Test
    void anErasedPersonLeavesNothingBehind() {
        merged(contact(1, "ann", true));
        sender.drain();
        merged(contact(2, "ann", true));
        rooms.erase(new PrivacyEvent.Erased(
                List.of("ann"), List.of(), Keys.NONE, false, "receipt", "compliance", clock.instant()));
        sender.drain();
        assertThat(calls()).hasSize(1);
        assertThat(payloads("export_item") + payloads("export_profile")).isZero();
    }

    @Test
    void aLateAnswerToWhatWasErasedMeanwhileHoldsNobodyUp() {
        merged(contact(1, "ann", true));
        ExportClaims.Claim claim = claims.next(true).orElseThrow();
        rooms.erase(new PrivacyEvent.Erased(
                List.of("ann"), List.of(), Keys.NONE, false, "receipt", "compliance", clock.instant()));
        clock.advance(Duration.ofMinutes(10));
        sender.drain();
        answers.handle(claim, new HttpAnswer.Missing("timeout", true));
        merged(contact(2, "bob", true));
        sender.drain();
        assertThat(calls()).hasSize(1);
        assertThat(published.stream(ExportEvent.Exported.class)).hasSize(1);
    }

    @Test
    void anUnknownOutcomeRepeatsTheSameBatchUnderTheSameKey() {
        answer(503);
        merged(contact(1, "ann", true));
        sender.drain();
        answer(200);
        sender.drain();
        assertThat(calls()).as("not before its time").hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        sender.drain();
        assertThat(calls())
                .hasSize(2)
                .extracting(call -> call.getHeader("Idempotency-Key"))
                .containsOnly(calls().getFirst().getHeader("Idempotency-Key"));
        assertThat(published.stream(ExportEvent.Exported.class)).hasSize(1);
    }

    @Test
    void anOutageBurnsNoAttempts() {
        answer(500);
        merged(contact(1, "ann", true));
        for (int i = 0; i < 30; i++) {
            clock.advance(Duration.ofMinutes(10));
            sender.drain();
        }
        assertThat(deadLetters.list(0, 10)).isEmpty();
        answer(200);
        clock.advance(Duration.ofMinutes(10));
        sender.drain();
        assertThat(published.stream(ExportEvent.Exported.class)).hasSize(1);
    }

    @Test
    void theContactAtFaultIsFoundAndTheOthersGoThrough() {
        PLATFORM.stubFor(post(anyUrl())
                .withRequestBody(containing("p5@example.com"))
                .willReturn(aResponse().withStatus(422)));
        merged(IntStream.range(0, 20)
                .mapToObj(i -> contact(i + 1, "p" + i, true))
                .toArray(MergedContact[]::new));
        sender.drain();
        assertThat(deadLetters.list(0, 10)).singleElement().satisfies(letter -> {
            assertThat(letter.code()).isEqualTo("refused");
            assertThat(letter.externalCrmId()).isEqualTo("crm-p5");
            assertThat(letter.kind()).isEqualTo("export");
        });
        assertThat(published.stream(ExportEvent.Exported.class)
                        .mapToInt(event -> event.entries().size())
                        .sum())
                .isEqualTo(19);

        answer(200);
        assertThat(deadLetters.retry(deadLetters.numbers(DeadLetterFilter.ANY, 0, 1000)))
                .isEqualTo(1);
        sender.drain();
        assertThat(deadLetters.list(0, 10)).isEmpty();
    }

    @Test
    void aLostPermissionPausesAndGivesNobodyUp() {
        answer(403);
        merged(contact(1, "ann", true));
        sender.drain();
        sender.drain();
        assertThat(calls()).hasSize(1);
        clock.advance(Duration.ofMinutes(10));
        answer(200);
        sender.drain();
        assertThat(published.stream(ExportEvent.Exported.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 409, 429, 503})
    void retryAfterIsObeyed(int status) {
        PLATFORM.stubFor(
                post(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Retry-After", "119.5")));
        merged(contact(1, "ann", true));
        sender.drain();
        answer(200);
        clock.advance(Duration.ofSeconds(119));
        sender.drain();
        assertThat(calls()).hasSize(1);
        clock.advance(Duration.ofSeconds(2));
        sender.drain();
        assertThat(calls()).hasSize(2);
    }

    private void answer(int status) {
        PLATFORM.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private void merged(MergedContact... contacts) {
        queue.confirmed(List.of(contacts));
    }

    private void withdraw(String person, Channel channel) {
        rooms.withdraw(new PrivacyEvent.Withdrawn(
                List.of(new PrivacyEvent.Withdrawal(List.of(person), Set.of(channel), Keys.NONE)),
                "receipt",
                "compliance",
                clock.instant()));
    }

    private void refuse(String person, Channel channel, boolean letThrough) {
        var refusal =
                new PrivacyEvent.Refusal(person, Map.of(channel, clock.instant()), Keys.NONE, letThrough, letThrough);
        rooms.refuse(new PrivacyEvent.Refused(List.of(refusal), "job", clock.instant()));
    }

    private MergedContact contact(long entry, String person, @Nullable Boolean consent) {
        return contact(entry, person, "crm-" + person, consent);
    }

    private MergedContact contact(long entry, String person, String externalId, @Nullable Boolean consent) {
        return new MergedContact(
                new EntryRef(entry, person, "job", 0), externalId, person + "@example.com", consent, clock.instant());
    }

    private List<LoggedRequest> calls() {
        return PLATFORM.findAll(postRequestedFor(WireMock.urlEqualTo("/sync")));
    }

    private List<String> statuses() {
        return contacts()
                .map(contact -> contact.get("consent_status").toString())
                .toList();
    }

    /** External ids with consents, in the order in which the platform heard of them. */
    private List<String> told() {
        return contacts()
                .map(contact -> contact.get("external_id").asString() + " " + contact.get("consent_status"))
                .toList();
    }

    private Stream<JsonNode> contacts() {
        return calls().stream()
                .flatMap(call ->
                        json.readTree(call.getBodyAsString()).get("contacts").valueStream());
    }

    private long payloads(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE payload IS NOT NULL")
                .query(Long.class)
                .single();
    }
}
