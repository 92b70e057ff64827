package dev.contactenricher.cxone;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static dev.contactenricher.cxone.CxoneRoom.MERGE;
import static dev.contactenricher.cxone.CxoneRoom.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.contactenricher.cxone.CxoneSettings.ClientAuth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TokenTests {

    private static final String SENT_SECRET = "the%26secret%3D";

    private final CxoneRoom room = new CxoneRoom();

    @BeforeEach
    void acceptMerges() {
        room.answers(MERGE, status(202));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void credentialsGoIntoTheForm() {
        room.merge();
        LoggedRequest request = room.requests(TOKEN).getFirst();
        assertThat(request.getBodyAsString().split("&"))
                .containsExactly(
                        "grant_type=client_credentials",
                        "scope=contact%3Awrite+webhook%3Awrite",
                        "client_id=the+client",
                        "client_secret=" + SENT_SECRET);
        assertThat(request.containsHeader("Authorization")).isFalse();
    }

    @Test
    void credentialsGoIntoTheHeaderWhenAskedTo() {
        try (var basic = new CxoneRoom(ClientAuth.BASIC, Duration.ofSeconds(20))) {
            basic.answers(MERGE, status(202));
            basic.merge();
            LoggedRequest request = basic.requests(TOKEN).getFirst();
            String pair = new String(
                    Base64.getDecoder()
                            .decode(request.getHeader("Authorization").substring("Basic ".length())),
                    StandardCharsets.UTF_8);
            assertThat(pair).isEqualTo("the+client:" + SENT_SECRET);
            assertThat(request.getBodyAsString()).doesNotContain("client_id", "client_secret");
        }
    }

    @Test
    void noUrlHoldsASecret() {
        room.merge();
        assertThat(room.cxone.getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl())
                .containsExactlyInAnyOrder(TOKEN, MERGE);
    }

    @Test
    void aTokenIsUsedUntilAMinuteBeforeItsExpiry() {
        room.grants("first", 600);
        room.merge();
        room.clock.advance(Duration.ofSeconds(539));
        room.merge();
        assertThat(room.requests(TOKEN)).hasSize(1);
        room.clock.advance(Duration.ofSeconds(1));
        room.merge();
        assertThat(room.requests(TOKEN)).hasSize(2);
        assertThat(room.events).hasSize(2).allMatch(CxoneEvent.TokenRenewed.class::isInstance);
    }

    @Test
    void manyCallersShareOneRenewal() throws Exception {
        room.answers(
                TOKEN,
                okJson("{\"access_token\": \"slow\", \"expires_in\": 3600}").withFixedDelay(300));
        inParallel(40, room::merge);
        assertThat(room.requests(TOKEN)).hasSize(1);
        assertThat(room.requests(MERGE)).hasSize(40);
    }

    @Test
    void manyCallersShareAFailureToo() throws Exception {
        room.answers(TOKEN, status(403).withFixedDelay(300));
        inParallel(40, room::merge);
        assertThat(room.requests(TOKEN)).hasSizeLessThan(4);
    }

    @Test
    void aLateRefusalOfAnOldTokenLeavesTheNewOneAlone() throws Exception {
        room.answers(MERGE, status(401));
        inParallel(10, room::merge);
        int renewals = room.requests(TOKEN).size();
        room.answers(MERGE, status(202));
        room.merge();
        room.merge();
        assertThat(room.requests(TOKEN)).hasSizeLessThanOrEqualTo(renewals + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 302})
    void wrongCredentialsAreForbiddenAndNotRepeated(int status) {
        room.answers(TOKEN, status(status));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Forbidden(status));
        assertThat(room.requests(TOKEN)).hasSize(1);
        assertThat(room.requests(MERGE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void aTokenEndpointThatIsUnwellIsAskedAgainAShortWhile(int status) {
        room.answers(TOKEN, status(status));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Unavailable(status, null, false));
        assertThat(room.requests(TOKEN)).hasSize(3);
        assertThat(room.requests(MERGE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aTokenEndpointThatAsksToWaitIsLeftAloneUntilThen(int status) {
        room.answers(TOKEN, status(status).withHeader("Retry-After", "29.2"));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Unavailable(status, Duration.ofSeconds(30), false));
        room.clock.advance(Duration.ofSeconds(10));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Unavailable(status, Duration.ofSeconds(20), false));
        room.clock.advance(Duration.ofSeconds(19));
        room.merge();
        assertThat(room.requests(TOKEN)).hasSize(1);
        room.clock.advance(Duration.ofSeconds(1));
        room.grants("late", 3600);
        assertThat(room.merge()).isInstanceOf(MergeAnswer.Accepted.class);
        assertThat(room.requests(TOKEN)).hasSize(2);
    }

    @Test
    void aByteOrderMarkBeforeTheTokenIsSkipped() {
        room.answers(TOKEN, okJson("\uFEFF{\"access_token\": \"marked\", \"expires_in\": 3600}"));
        assertThat(room.merge()).isInstanceOf(MergeAnswer.Accepted.class);
    }

    @Test
    void aTokenEndpointThatIsAwayIsUnavailable() {
        room.answers(TOKEN, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Unavailable(null, null, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{}",
                "{\"access_token\": \"\"}",
                "{\"access_token\": \"two\\r\\nX-Evil: lines\"}",
                "{\"access_token\": {\"a\": 1}}"
            })
    void anAnswerWithoutAUsableTokenIsUnavailable(String answer) {
        room.answers(TOKEN, okJson(answer));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Unavailable(200, null, false));
        assertThat(room.requests(MERGE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "99999999999999999", "1e300", "null", "\"soon\"", "\"3600\"", "[]"})
    void aStrangeLifetimeSpoilsNothing(String lifetime) {
        room.answers(TOKEN, okJson("{\"access_token\": \"t\", \"expires_in\": " + lifetime + "}"));
        assertThat(room.merge()).isInstanceOf(MergeAnswer.Accepted.class);
    }

    @Test
    void waitingForATokenCountsAsTimeOfTheCall() {
        try (var hurried = new CxoneRoom(ClientAuth.POST, Duration.ofMillis(700))) {
            hurried.answers(TOKEN, status(200).withFixedDelay(5_000));
            assertThat(hurried.merge()).isEqualTo(new MergeAnswer.Unavailable(null, null, false));
        }
    }

    @Test
    void scopesThatWereNotGrantedAreNamed(CapturedOutput output) {
        room.answers(TOKEN, okJson("{\"access_token\": \"t\", \"expires_in\": 3600, \"scope\": \"contact:write x\"}"));
        room.merge();
        assertThat(output).contains("[webhook:write]").doesNotContain("[contact:write");
    }

    @Test
    void neitherSecretNorTokenNorContactIsLogged(CapturedOutput output) {
        room.answers(TOKEN, aResponse().withFault(Fault.EMPTY_RESPONSE));
        room.merge();
        room.grants("first", 3600);
        room.answers(MERGE, aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        room.merge();
        assertThat(output.getAll()).doesNotContain("Bearer first", "the&secret", SENT_SECRET, "ada@example.com");
    }

    private static void inParallel(int callers, Callable<MergeAnswer> call) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, callers).mapToObj(n -> call).toList());
        }
    }
}
