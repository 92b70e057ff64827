package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.cxone.MergeAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** When a refusal or a consent was said, as far as its date can be believed. */
abstract class RefusalDatesContract extends AdmissionRoom {

    /** As a nightly export does of a record that did not change since, or that bears no date. */
    @Test
    void aYesThatIsSaidAgainWithoutADateOrWithAnOlderOneTakesNoLaterYesBack() {
        for (String keys : List.of(ANN + GERMAN, BOB)) {
            take(contact(keys, YES));
            wishes.withdraw(keys.startsWith(ANN) ? "ann@example.com" : "bob@example.com", null, Channel.EMAIL);
            String again = YES + dated(later());
            clock.advance(Duration.ofSeconds(2));
            take(contact(keys, again));
            cxone.merge();
            for (String other : List.of(YES, YES + dated("2026-01-02T00:00:00Z"), "", YES)) {
                assertThat(outcomes(take(contact(keys, other + ", \"note\": " + System.nanoTime()))))
                        .containsExactly("accepted");
                assertThat(cxone.merge())
                        .singleElement()
                        .satisfies(
                                sent -> assertThat(sent.path("consent_to_email").asBoolean())
                                        .isTrue());
            }
            wishes.withdraw(keys.startsWith(ANN) ? "ann@example.com" : "bob@example.com", null, Channel.EMAIL);
            take(contact(keys, YES + ", \"note\": 7"));
            assertThat(cxone.merge()).allSatisfy(AdmissionRoom::refusesEmail);
        }
    }

    private static final String FUTURE = "2099-01-01T00:00:00Z";

    @Test
    void anUndatedRefusalOfSomeoneNeverLetThroughCountsFromWhenItWasHeard() {
        for (int night = 0; night < 3; night++) {
            assertThat(outcomes(take(contact(ANN, GERMAN + NO_EMAIL)))).containsExactly("rejected");
        }
        assertThat(outcomes(take(contact(ANN, GERMAN + YES)))).containsExactly("rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + dated("2020-01-01T00:00:00Z")))))
                .containsExactly("rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + dated(later()))))).containsExactly("accepted");
    }

    @Test
    void theDateOfTheGrantThatCountsGoesOutAndNoneThatCannotBeOne() {
        for (String impossible : List.of("2099-01-01", "n/a", "2024-13-45")) {
            take(contact(
                    ANN,
                    YES + GERMAN + ", \"consent_date\": \"" + impossible + "\", \"note\": \"" + impossible + "\""));
            assertThat(cxone.merge().getFirst().path("consent_date").asString()).startsWith("2026-");
        }
        take(
                contact(
                        BOB,
                        YES + GERMAN + ", \"consent_date\": \"2024-05-01\", \"updated_at\": \"2026-01-01T00:00:00Z\""),
                contact(BOB, YES + GERMAN + ", \"updated_at\": \"2026-01-02T00:00:00Z\""));
        assertThat(cxone.merge().getFirst().path("consent_date").asString()).isEqualTo("2026-01-02T00:00:00Z");
    }

    @Test
    void anOlderOverrideDoesNotBeatANewerNo() {
        String override = ", \"gdpr_consent_override\": true, \"updated_at\": \"2026-01-01T00:00:00Z\"";
        assertThat(outcomes(take(
                        contact(ANN, GERMAN + override),
                        contact(ANN, GERMAN + NO_EMAIL + ", \"updated_at\": \"2026-01-02T00:00:00Z\""))))
                .containsExactly("rejected", "rejected");
        for (int night = 0; night < 2; night++) {
            assertThat(outcomes(take(contact(BOB, GERMAN + NO_EMAIL + override + ", \"note\": " + night))))
                    .containsExactly("accepted");
        }
    }

    @Test
    void aLaterRefusalCountsThoughNothingElseIsNew() {
        take(contact(ANN, NO_EMAIL + dated("2026-01-01T00:00:00Z")));
        cxone.merge();
        assertThat(outcomes(take(contact(ANN, NO_EMAIL + dated("2026-01-03T00:00:00Z")))))
                .containsExactly("unchanged");
        take(contact(ANN, YES + dated("2026-01-02T00:00:00Z")));
        assertThat(cxone.merge()).allSatisfy(AdmissionRoom::refusesEmail);
    }

    @Test
    void anOlderNoDoesNotHideTheNextOneFromAYesThatIsOnItsWay() {
        take(contact(ANN, YES + dated("2026-01-10T00:00:00Z")));
        cxone.send().getFirst().isAnswered(new MergeAnswer.Unavailable(503));
        take(contact(ANN, NO_EMAIL + dated("2026-01-05T00:00:00Z")));
        take(contact(ANN, NO_EMAIL + dated("2026-01-20T00:00:00Z")));
        assertThat(cxone.send().stream().flatMap(request -> request.contacts().stream()))
                .isNotEmpty()
                .allSatisfy(AdmissionRoom::refusesEmail);
    }

    @Test
    void anOlderNoLeavesALaterYesRemembered() {
        take(contact(ANN, YES + dated("2026-01-10T00:00:00Z")));
        cxone.merge();
        take(contact(ANN, NO_EMAIL + dated("2026-01-05T00:00:00Z")));
        cxone.merge();
        assertThat(outcomes(take(contact(ANN, GERMAN)))).containsExactly("accepted");
    }

    // ---- dates in the future ----

    /** A source's clock may be ahead by a minute; what comes without a date comes when it comes. */
    @Test
    void aGrantOfAClockThatIsAheadDoesNotOutliveAnUndatedRefusalThatComesLater() {
        for (String keys : List.of(ANN + GERMAN, BOB)) {
            take(contact(keys, YES + dated(clock.instant().plusSeconds(90).toString())));
            clock.advance(Duration.ofSeconds(5));
            take(contact(keys, NO_EMAIL));
            assertThat(cxone.merge()).allSatisfy(AdmissionRoom::refusesEmail);
            assertThat(outcomes(take(contact(keys, YES)))).containsExactly(keys.equals(BOB) ? "unchanged" : "rejected");
        }
    }

    @Test
    void aGrantOfBeforeTheClockWasSetBackDoesNotOutliveAnUndatedRefusalThatComesLater() {
        take(contact(ANN, GERMAN + YES + dated(clock.instant().minusSeconds(60).toString())));
        clock.advance(Duration.ofHours(-3));
        take(contact(ANN, GERMAN + NO_EMAIL));
        assertThat(cxone.merge()).allSatisfy(AdmissionRoom::refusesEmail);
    }

    @Test
    void aGrantWithADateInTheFutureIsNoNewerThanAWithdrawal() {
        take(contact(ANN, GERMAN + YES + dated(FUTURE)));
        wishes.withdraw("ann@example.com", null, Channel.EMAIL);
        BatchAnswer again = take(contact(ANN, GERMAN + YES + dated(FUTURE)));
        assertThat(outcomes(again)).containsExactly("rejected");
        assertThat(again.results().getFirst().warnings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple("updated_at", "updated_at_in_future"));
        assertThat(cxone.merge()).isEmpty();
    }

    @Test
    void aGrantWithADateInTheFutureDoesNotBeatARefusalInItsBatchNorInTheQueue() {
        take(contact(ANN, NO_EMAIL), contact(ANN, YES + dated(FUTURE)));
        take(contact(ANN, YES + dated(FUTURE)));
        assertThat(cxone.merge()).singleElement().satisfies(AdmissionRoom::refusesEmail);
    }

    @Test
    void aGrantWithADateInTheFutureDoesNotOutliveARefusalThatComesLater() {
        take(contact(ANN, YES + dated(FUTURE)));
        take(contact(ANN, NO_EMAIL + dated("2026-01-01T00:00:00Z")));
        assertThat(cxone.merge()).singleElement().satisfies(AdmissionRoom::refusesEmail);
    }

    @Test
    void aRefusalWithADateInTheFutureCountsAsSaidWhenItCame() {
        take(contact(ANN, YES + dated(soon(0))), contact(ANN, NO_EMAIL + dated(FUTURE)));
        assertThat(cxone.merge()).singleElement().satisfies(AdmissionRoom::refusesEmail);
    }

    @Test
    void aRefusalWithoutADateDoesNotMakeAnotherOneOlder() {
        String refused = soon(60);
        take(contact(ANN, NO_EMAIL), contact(ANN, NO_EMAIL + dated(refused)));
        take(contact(ANN, YES + dated(soon(30))));
        assertThat(cxone.merge()).allSatisfy(AdmissionRoom::refusesEmail);
        take(contact(ANN, YES + dated(soon(61))));
        assertThat(cxone.merge())
                .singleElement()
                .satisfies(contact ->
                        assertThat(contact.path("consent_to_email").asBoolean()).isTrue());
    }

    @Test
    void aRefusalWithADateInTheFutureDoesNotKeepOutWhoGrantsLater() {
        take(contact(ANN, GERMAN + NO_EMAIL + dated(FUTURE)));
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + dated("2026-02-01T00:00:00Z")))))
                .as("a grant from before the refusal came")
                .containsExactly("rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + dated(soon(0)))))).containsExactly("accepted");
        take(contact(ANN, GERMAN + NO_EMAIL + dated(FUTURE)));
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + dated(soon(0)))))).containsExactly("accepted");
    }

    @Test
    void aClockThatIsALittleAheadIsBelieved() {
        wishes.withdraw("ann@example.com", null, Channel.EMAIL);
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + dated(soon(119))))))
                .containsExactly("accepted");
        wishes.withdraw("bob@example.com", null, Channel.EMAIL);
        assertThat(outcomes(take(contact("\"email\": \"bob@example.com\"", GERMAN + YES + dated(soon(121))))))
                .containsExactly("rejected");
    }

    @Test
    void valuesOtherThanConsentKeepTheirDates() {
        take(contact(ANN, ", \"first_name\": \"Anna\"" + dated(FUTURE)));
        take(contact(ANN, ", \"first_name\": \"Ann\"" + dated(soon(0))));
        ObjectNode sent = cxone.merge().getFirst();
        assertThat(sent.path("first_name").asString()).isEqualTo("Anna");
        assertThat(sent.path("updated_at").asString()).isEqualTo(FUTURE);
    }

    /** By the clock of a source that is ahead by that many seconds; the batch comes in a moment later. */
    private String soon(int seconds) {
        return clock.instant().plusMillis(5).plusSeconds(seconds).toString();
    }
}
