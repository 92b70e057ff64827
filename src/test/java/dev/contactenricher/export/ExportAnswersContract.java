package dev.contactenricher.export;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.deadletters.DeadLetterDecisions;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.packing.MergedContact;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.Settled;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** What follows from what the platform answers. */
abstract class ExportAnswersContract extends ExportRoom {

    @Autowired
    ExportClaims claims;

    @Autowired
    ExportAnswers answers;

    @Autowired
    ExportDeadLetters deadLetters;

    @Test
    void aLateAnswerToWhatWasErasedMeanwhileHoldsNobodyUp() {
        merged(contact(1, "ann", true));
        ExportClaims.Claim claim = claims.next(true).orElseThrow();
        rooms.erase(new PrivacyEvent.Erased(
                List.of("ann"), List.of(), Keys.NONE, "receipt", "compliance", clock.instant()));
        clock.advance(Duration.ofMinutes(10));
        sender.drain();
        answers.handle(claim, new HttpAnswer.Missing("timeout", true));
        merged(contact(2, "bob", true));
        sender.drain();
        assertThat(calls()).hasSize(1);
        assertThat(published.stream(ExportEvent.Exported.class)).hasSize(1);
    }

    /** Who discards all has not been told that a person's no is among them. */
    @Test
    void aNoThatThePlatformDidNotHearIsDiscardedOnlyWhereItsKindIsNamed() {
        merged(contact(1, "ann", true));
        sender.drain();
        answer(422);
        merged(contact(2, "ann", false), contact(3, "bob", true));
        sender.drain();
        clock.advance(Duration.ofMinutes(1));
        sender.drain();
        assertThat(deadLetters.numbers(DeadLetterFilter.ANY, 0, 10)).hasSize(2);
        var all = new DeadLetterDecisions(List.of(deadLetters), TransactionOperations.withoutTransaction());
        assertThat(all.discard(DeadLetterFilter.ANY)).isOne();
        assertThat(deadLetters.list(DeadLetterFilter.ANY, 0, 10))
                .singleElement()
                .satisfies(left -> assertThat(left.externalCrmId()).isEqualTo("crm-ann"));
        assertThat(all.discard(DeadLetterFilter.of("export", null, null, null, null)))
                .isOne();
    }

    /** A refusal would tell the platform of somebody whom it does not know, and who wants nothing of it. */
    @ParameterizedTest
    @ValueSource(ints = {303, 401, 403, 404, 413, 422, 429})
    void noRefusalIsToldOfWhoeverThePlatformSurelyDidNotTake(int status) {
        answer(status);
        merged(contact(1, "ann", true));
        sender.drain();
        assertThat(withdraw("ann")).isZero();
        answer(200);
        clock.advance(Duration.ofHours(1));
        sender.drain();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void norOfWhoeverWithdrewDuringSuchACall() {
        merged(contact(1, "ann", true));
        ExportClaims.Claim claim = claims.next(true).orElseThrow();
        assertThat(withdraw("ann")).isOne();
        answers.handle(claim, new HttpAnswer.Received(422, null, null));
        sender.drain();
        assertThat(calls()).isEmpty();
        assertThat(published.stream(Settled.class))
                .singleElement()
                .satisfies(settled -> assertThat(settled.outcome()).isEqualTo(Settled.Outcome.CONFIRMED));
    }

    /** An earlier call may have been taken, though its answer did not come. */
    @ParameterizedTest
    @ValueSource(ints = {409, 500})
    void aRefusalIsToldWhereAnyCallMayHaveBeenTaken(int status) {
        answer(status);
        merged(contact(1, "ann", true));
        sender.drain();
        answer(422);
        clock.advance(Duration.ofMinutes(1));
        sender.drain();
        assertThat(withdraw("ann")).isOne();
        answer(200);
        sender.drain();
        assertThat(contacts().map(contact -> contact.get("consent_status").toString()))
                .containsExactly("true", "true", "false");
    }

    /** As a process that dies in its middle does. */
    @Test
    void aCallWithoutAnAnswerMayHaveBeenTaken() {
        merged(contact(1, "ann", true));
        assertThat(claims.next(true)).isPresent();
        clock.advance(Duration.ofMinutes(1));
        answer(422);
        sender.drain();
        assertThat(withdraw("ann")).isOne();
    }

    @Test
    void norIsWhatWasToldBeforeForgottenByARefusedCall() {
        merged(contact(1, "ann", true));
        sender.drain();
        answer(422);
        merged(contact(2, "ann", null));
        sender.drain();
        assertThat(withdraw("ann")).isOne();
    }

    @Test
    void norWhatWasToldOfSomebodyWhoTurnsOutToBeTheSamePerson() {
        merged(contact(1, "ann", "crm-1", true));
        sender.drain();
        merged(contact(2, "anna", "crm-1", true));
        ExportClaims.Claim claim = claims.next(true).orElseThrow();
        rooms.join(List.of("ann"), "anna");
        answers.handle(claim, new HttpAnswer.Received(422, null, null));
        assertThat(withdraw("anna")).isOne();
    }

    @Test
    void whoeverTurnsOutToBeAnotherPersonDuringARefusedCallIsNotTold() {
        merged(contact(1, "ann", true));
        ExportClaims.Claim claim = claims.next(true).orElseThrow();
        rooms.join(List.of("ann"), "anna");
        answers.handle(claim, new HttpAnswer.Received(403, null, null));
        assertThat(withdraw("anna")).isZero();
    }

    @Test
    void aNoThatIsSentAgainIsToldOnceThoughItIsSaidOnceMore() {
        merged(contact(1, "ann", true));
        sender.drain();
        answer(422);
        assertThat(withdraw("ann")).isOne();
        sender.drain();
        answer(200);
        deadLetters.retry(deadLetters.numbers(DeadLetterFilter.ANY, 0, 10));
        assertThat(withdraw("ann")).isOne();
        sender.drain();
        assertThat(contacts().map(contact -> contact.get("consent_status").toString()))
                .containsExactly("true", "false", "false");
    }

    private int withdraw(String person) {
        return rooms.withdraw(new PrivacyEvent.Withdrawn(
                        List.of(new PrivacyEvent.Withdrawal(List.of(person), Set.of(Channel.EMAIL), Keys.NONE)),
                        "receipt",
                        "compliance",
                        clock.instant()))
                .corrections(Destination.MARKETING);
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
}
