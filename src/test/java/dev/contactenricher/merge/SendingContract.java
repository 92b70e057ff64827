package dev.contactenricher.merge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.deadletters.DeadLetter;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.queue.EntryState;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The table of the contract's section 6, row by row, against a CXone that speaks HTTP. */
@Import(SendingContract.OverHttp.class)
abstract class SendingContract extends MergeRoom {

    private static final WireMockServer CXONE =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private static final String MERGE = "/api/v2/contacts/merge";

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan("dev.contactenricher.cxone")
    @ConfigurationPropertiesScan("dev.contactenricher.cxone")
    static class OverHttp {}

    @Autowired
    Withdrawing withdrawing;

    @Autowired
    JsonMapper json;

    @DynamicPropertySource
    static void cxone(DynamicPropertyRegistry registry) {
        CXONE.start();
        registry.add("enricher.cxone.base-url", CXONE::baseUrl);
        registry.add("enricher.cxone.timeout", () -> "20s");
        registry.add("enricher.merge.timeout", () -> "2s");
    }

    @AfterAll
    static void stop() {
        CXONE.stop();
    }

    @BeforeEach
    void cxoneIsThere() {
        CXONE.start();
        CXONE.resetAll();
        CXONE.stubFor(post(urlEqualTo("/oauth2/token"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"access_token\": \"t\", \"expires_in\": 3600}")));
        cxoneAnswers(aResponse().withStatus(200).withBody("{\"contacts\": [\"c-1\", \"c-2\"]}"));
    }

    @Test
    void takenContactsWaitForTheirWebhookAndTheSendCarriesTheContract() {
        enqueueAll("ann", "bob");
        sendAll();
        assertThat(completed()).isZero();
        var call = calls().getFirst();
        assertThat(call.getHeader("X-Request-Id")).isNotBlank();
        assertThat(call.getHeader("Authorization")).isEqualTo("Bearer t");
        var body = json.readTree(call.getBodyAsString());
        assertThat(body.get("merge_strategy").asString()).isEqualTo("keep_most_recent");
        assertThat(body.get("deduplication_rules").toString()).isEqualTo("[\"email\",\"phone\"]");
        assertThat(body.get("suppress_duplicates").asBoolean()).isTrue();
        assertThat(body.get("contacts")).hasSize(2);

        confirm("c-1");
        assertThat(completed()).isEqualTo(1);
        confirm("c-1");
        confirm("c-2");
        assertThat(completed()).isEqualTo(2);
    }

    @Test
    void anEventBeforeTheAnswerCountsAndOneBeforeTheSendDoesNot() {
        confirm("c-1");
        pass(Duration.ofSeconds(1));
        enqueueAll("ann", "bob");
        Claim claim = (Claim) claiming.next();
        pass(Duration.ofMillis(10));
        confirm("c-2");
        sender.send(claim);
        assertThat(completed()).isEqualTo(1);
    }

    @Test
    void idsThatFitNoContactBelongToTheRequest() {
        cxoneAnswers(aResponse().withStatus(202).withBody("{\"contact_id\": \"both\"}"));
        enqueueAll("ann", "bob");
        sendAll();
        confirm("both");
        assertThat(completed()).isEqualTo(2);
    }

    @Test
    void on401TheTokenIsRenewedOnceAndThenItIsLikeA403() {
        cxoneAnswers(aResponse().withStatus(401));
        enqueueAll("ann");
        sendAll();
        assertThat(calls()).hasSize(2);
        CXONE.verify(moreThanOrExactly(1), postRequestedFor(urlEqualTo("/oauth2/token")));
        assertThat(pauses()).containsExactly("forbidden");
        recoversAndMerges();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 418, 301})
    void aLostPermissionPausesWithOneAlarmAndGoesOnByItself(int status) {
        cxoneAnswers(aResponse().withStatus(status));
        enqueueAll("ann");
        sendAll();
        assertThat(calls()).hasSize(1);
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofMinutes(2));
            sendAll();
        }
        assertThat(pauses()).containsExactly("forbidden");
        assertThat(deadLetters.list(0, 10)).isEmpty();
        recoversAndMerges();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 500, 502, 503, 504})
    void anUnknownOutcomeIsRepeatedUnderTheSameId(int status) {
        cxoneAnswers(aResponse().withStatus(status));
        enqueueAll("ann");
        sendAll();
        assertThat(calls()).hasSize(1);
        recoversAndMerges();
        assertThat(calls().stream().map(call -> call.getHeader("X-Request-Id")).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
    void aBrokenConnectionIsAnUnknownOutcome(String fault) {
        cxoneAnswers(aResponse().withFault(Fault.valueOf(fault)));
        enqueueAll("ann");
        sendAll();
        recoversAndMerges();
        assertThat(calls().stream().map(call -> call.getHeader("X-Request-Id")).distinct())
                .hasSize(1);
    }

    @Test
    void anOutagePausesAllBehindAProbeAndBurnsNoAttempts() {
        cxoneAnswers(aResponse().withStatus(503));
        enqueueAll("ann");
        for (int i = 0; i < 50; i++) {
            pass(Duration.ofMinutes(2));
            sendAll();
        }
        assertThat(pauses()).containsExactly("outage");
        assertThat(deadLetters.list(0, 10)).isEmpty();
        recoversAndMerges();
    }

    @Test
    void aContactThatAloneKeepsFailingIsFoundAndGivenUp() {
        CXONE.stubFor(post(urlEqualTo(MERGE))
                .withRequestBody(containing("poison@"))
                .willReturn(aResponse().withStatus(500)));
        enqueueAll("poison", "bob");
        for (int i = 0; i < 60; i++) {
            enqueueAll("other" + i);
            pass(Duration.ofMinutes(2));
            sendAll();
        }
        assertThat(deadLetters.list(0, 10)).extracting(DeadLetter::code).containsExactly("unavailable");
        assertThat(calls().stream()
                        .filter(call -> call.getBodyAsString().contains("bob@"))
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .getBodyAsString())
                .doesNotContain("poison@");
    }

    @Test
    void aConflictIsRepeatedLater() {
        cxoneAnswers(aResponse().withStatus(409));
        enqueueAll("ann");
        sendAll();
        assertThat(calls()).hasSize(1);
        recoversAndMerges();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void aRefusedRequestIsSplitUntilTheContactAtFaultStandsAlone(int status) {
        CXONE.stubFor(post(urlEqualTo(MERGE))
                .withRequestBody(containing("p17@"))
                .willReturn(aResponse().withStatus(status)));
        enqueueAll(IntStream.range(0, 50).mapToObj(i -> "p" + i).toArray(String[]::new));
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(5));
            sendAll();
        }
        assertThat(calls()).hasSizeLessThanOrEqualTo(13);
        assertThat(deadLetters.list(0, 10)).singleElement().satisfies(letter -> {
            assertThat(letter.code()).isEqualTo("refused");
            assertThat(letter.externalCrmId()).isEqualTo("crm-p17");
        });
        assertThat(queue.statistics().contacts().get(EntryState.SUBMITTED)).isEqualTo(49);
    }

    @Test
    void whenEverythingIsRefusedNothingIsGivenUp() {
        cxoneAnswers(aResponse().withStatus(422));
        enqueueAll(IntStream.range(0, 200).mapToObj(i -> "p" + i).toArray(String[]::new));
        for (int i = 0; i < 50; i++) {
            pass(Duration.ofSeconds(30));
            sendAll();
        }
        assertThat(deadLetters.list(0, 10)).isEmpty();
        assertThat(pauses()).hasSize(1);
    }

    @Test
    void retryAfterIsObeyedByTheWholeService() {
        cxoneAnswers(aResponse().withStatus(429).withHeader("Retry-After", "30"));
        enqueueAll("ann");
        sendAll();
        cxoneAnswers(aResponse().withStatus(200).withBody("{\"contacts\": [\"c-1\"]}"));
        enqueueAll("bob");
        pass(Duration.ofSeconds(29));
        sendAll();
        assertThat(calls()).hasSize(1);
        pass(Duration.ofSeconds(2));
        sendAll();
        assertThat(calls().size()).isGreaterThan(1);
    }

    @Test
    void unconfirmedContactsAreAskedForOnceMoreAndThenGivenUpUntilALateEventComes() {
        enqueueAll("ann", "bob");
        sendAll();
        confirm("c-1");
        pass(Duration.ofMinutes(16));
        confirm("heard-of-others");
        checkTimeouts();
        sendAll();
        assertThat(calls()).hasSize(2);
        assertThat(calls().get(1).getHeader("X-Request-Id"))
                .isEqualTo(calls().get(0).getHeader("X-Request-Id"));
        assertThat(json.readTree(calls().get(1).getBodyAsString()).get("contacts"))
                .hasSize(1);

        pass(Duration.ofMinutes(16));
        confirm("heard-of-others-again");
        checkTimeouts();
        assertThat(deadLetters.list(0, 10)).extracting(DeadLetter::code).containsExactly("unconfirmed");
        confirm("c-2");
        assertThat(deadLetters.list(0, 10)).isEmpty();
        assertThat(completed()).isEqualTo(2);
    }

    @Test
    void whileNoWebhookComesAtAllThereIsOneAlarmAndNobodyIsGivenUp() {
        enqueueAll("ann");
        sendAll();
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofMinutes(10));
            checkTimeouts();
            sendAll();
        }
        assertThat(pauses()).containsExactly("unconfirmed");
        assertThat(deadLetters.list(0, 10)).isEmpty();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void aCrashBetweenClaimAndAnswerRepeatsTheSameId() {
        enqueueAll("ann");
        Claim lost = (Claim) claiming.next();
        pass(Duration.ofSeconds(10));
        sendAll();
        assertThat(calls().getFirst().getHeader("X-Request-Id"))
                .isEqualTo(lost.request().id());
        answers.handle(lost, new MergeAnswer.Refused(422));
        assertThat(deadLetters.list(0, 10))
                .as("who lost the lease cannot write a result")
                .isEmpty();
    }

    @Test
    void whoWithdrewIsLeftOutOfRepeats() {
        cxoneAnswers(aResponse().withStatus(503));
        enqueueAll("ann", "bob");
        sendAll();
        transaction.executeWithoutResult(tx -> withdrawing.withdraw(List.of("ann")));
        cxoneAnswers(aResponse().withStatus(200).withBody("{\"contacts\": [\"c-2\"]}"));
        pass(Duration.ofMinutes(2));
        sendAll();
        assertThat(calls().getLast().getBodyAsString()).contains("bob@").doesNotContain("ann@");
    }

    private void recoversAndMerges() {
        cxoneAnswers(aResponse().withStatus(200).withBody("{\"contacts\": [\"c-1\"]}"));
        pass(Duration.ofMinutes(5));
        sendAll();
        confirm("c-1");
        assertThat(completed()).isEqualTo(1);
    }

    private void enqueueAll(String... persons) {
        enqueue(
                "job",
                IntStream.range(0, persons.length)
                        .mapToObj(i -> submission(
                                i,
                                persons[i],
                                Sample.email(persons[i] + "@example.com")
                                        .withId("crm-" + persons[i])
                                        .contact()))
                        .toList());
    }

    private void cxoneAnswers(ResponseDefinitionBuilder answer) {
        CXONE.stubFor(post(urlEqualTo(MERGE)).willReturn(answer.withHeader("Content-Type", "application/json")));
    }

    private List<LoggedRequest> calls() {
        return CXONE.findAll(postRequestedFor(urlEqualTo(MERGE)));
    }
}
