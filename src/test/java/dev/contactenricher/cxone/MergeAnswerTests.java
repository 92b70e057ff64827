package dev.contactenricher.cxone;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.contactenricher.cxone.CxoneRoom.MERGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.contactenricher.cxone.CxoneSettings.ClientAuth;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the table in the contract's section 6, as CXone's side of it. */
class MergeAnswerTests {

    private final CxoneRoom room = new CxoneRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theRequestIsTheContracts() {
        room.answers(MERGE, okJson("{}"));
        room.merge();
        room.cxone.verify(postRequestedFor(urlEqualTo(MERGE))
                .withHeader("X-Request-Id", equalTo("request-1"))
                .withHeader("Authorization", equalTo("Bearer first"))
                .withRequestBody(equalToJson("""
                        {"contacts": [{"email": "ada@example.com"}], "merge_strategy": "keep_most_recent",
                         "deduplication_rules": ["email", "phone"], "suppress_duplicates": true}""")));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void anySuccessMeansThatTheContactsWereTaken(int status) {
        room.answers(MERGE, status(status));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Accepted(List.of()));
    }

    @Test
    void anUntakenTokenIsReplacedByTheNextCall() {
        room.answers(MERGE, status(401));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Unauthorized());
        room.grants("second", 3600);
        room.merge();
        assertThat(room.requests(MERGE))
                .extracting(request -> request.getHeader("Authorization"))
                .containsExactly("Bearer first", "Bearer second");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 402, 404, 405, 410, 415, 418, 451, 300, 304})
    void whatNoRepeatMendsIsForbidden(int status) {
        room.answers(MERGE, status(status));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Forbidden(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 500, 502, 503, 504, 599})
    void whatMayPassIsUnavailable(int status) {
        room.answers(MERGE, status(status));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Unavailable(status));
    }

    @Test
    void aConflictIsRepeatedLater() {
        room.answers(MERGE, status(409));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Conflict());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void contactsAtFaultAreRefused(int status) {
        room.answers(MERGE, status(status));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Refused(status));
    }

    @Test
    void throttlingTellsHowLongToWait() {
        room.answers(MERGE, status(429).withHeader("Retry-After", "7"));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Throttled(Duration.ofSeconds(7)));
        room.answers(MERGE, status(429));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Throttled(null));
    }

    @Test
    void aByteOrderMarkBeforeTheIdsIsSkipped() {
        room.answers(MERGE, okJson("\uFEFF{\"contacts\": [17, \"c-2\"]}"));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Accepted(List.of("17", "c-2")));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 503})
    void howLongToWaitIsTold(int status) {
        room.answers(MERGE, status(status).withHeader("Retry-After", "5.997"));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Unavailable(status, Duration.ofSeconds(6), true));
    }

    @Test
    void noConnectionIsUnavailable() {
        room.answers(MERGE, okJson("{}"));
        room.merge();
        room.cxone.stop();
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Unavailable(null, null, false));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void aBrokenAnswerIsUnavailableAndTheRequestIsNotRepeatedInSecret(Fault fault) {
        room.answers(MERGE, aResponse().withFault(fault));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Unavailable(null));
        assertThat(room.requests(MERGE)).hasSize(1);
    }

    /** So that on a busy machine, too, it is not a token or a connection for which there is no time. */
    private static void connect(CxoneRoom hurried) {
        hurried.answers(MERGE, status(202));
        await().until(() -> hurried.merge() instanceof MergeAnswer.Accepted);
    }

    @Test
    void timeIsUpWhenTheAnswerIsNotThere() {
        try (var hurried = new CxoneRoom(ClientAuth.POST, Duration.ofMillis(700))) {
            connect(hurried);
            hurried.answers(MERGE, status(202).withFixedDelay(5_000));
            assertThat(hurried.merge()).isEqualTo(new MergeAnswer.Unavailable(null));
        }
    }

    @Test
    void timeIsUpWhenTheAnswerOnlyDrips() {
        try (var hurried = new CxoneRoom(ClientAuth.POST, Duration.ofMillis(700))) {
            connect(hurried);
            hurried.answers(MERGE, okJson(ids(50)).withChunkedDribbleDelay(50, 60_000));
            assertThat(hurried.merge()).isEqualTo(new MergeAnswer.Unavailable(null));
        }
    }

    @Test
    void theStatusDecidesWhenTheRestOfARefusalOnlyDrips() {
        try (var hurried = new CxoneRoom(ClientAuth.POST, Duration.ofMillis(700))) {
            connect(hurried);
            hurried.answers(MERGE, status(422).withBody(ids(100)).withChunkedDribbleDelay(300, 60_000));
            assertThat(hurried.merge()).isEqualTo(new MergeAnswer.Refused(422));
        }
    }

    @Test
    void anEndlessAnswerIsNotHeldInMemory() {
        room.answers(MERGE, okJson("{\"contact_id\": \"" + "x".repeat(2 << 20) + "\"}"));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Accepted(List.of()));
    }

    @Test
    void redirectsAreNotFollowed() {
        room.answers("/elsewhere", okJson("{}"));
        room.answers(MERGE, status(307).withHeader("Location", room.cxone.baseUrl() + "/elsewhere"));
        assertThat(room.merge()).isEqualTo(new MergeAnswer.Forbidden(307));
        assertThat(room.requests("/elsewhere")).isEmpty();
    }

    private static String ids(int count) {
        return "{\"contacts\": [" + "\"C-1\",".repeat(count - 1) + "\"C-1\"]}";
    }
}
