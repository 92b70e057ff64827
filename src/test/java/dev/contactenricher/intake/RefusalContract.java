package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.records.PrivacyEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of people who say no. */
abstract class RefusalContract extends AdmissionRoom {

    private static final String BOB = "\"email\": \"bob@example.com\"";
    private static final String BROKEN = ", \"gdpr_consent_override\": 1";
    private static final String FUTURE = "2099-01-01T00:00:00Z";

    // ---- stop or correct what was said before ----

    @Test
    void aRefusalStopsWhoWaits() {
        BatchAnswer first = take(contact(ANN, GERMAN + YES));
        assertThat(outcomes(take(contact(ANN, GERMAN + NO_EMAIL)))).containsExactly("rejected");
        assertThat(cxone.merge()).isEmpty();
        assertThat(job(first).states().withdrawn()).isEqualTo(1);
        assertThat(outcomes(take(contact(ANN, GERMAN + YES))))
                .as("a grant that does not say when")
                .containsExactly("rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + dated(later()))))).containsExactly("accepted");
    }

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
    void anUndatedRefusalOfAGuardedMailboxIsNotUndoneByAnOlderYes() {
        String office = "\"email\": \"info@acme.com\", " + PHONE;
        for (String name : List.of("", ", \"first_name\": \"Ann\"")) {
            take(contact(office, GERMAN + NO_EMAIL + name));
            assertThat(outcomes(take(contact(office, GERMAN + YES + name + dated("2020-01-01T00:00:00Z")))))
                    .containsExactly("rejected");
            assertThat(outcomes(take(contact("\"email\": \"info@acme.com\"", GERMAN + YES + name))))
                    .containsExactly("rejected");
            assertThat(outcomes(take(contact(PHONE, GERMAN + YES + name)))).containsExactly("rejected");
        }
        assertThat(outcomes(take(contact(office, GERMAN + YES + dated(later())))))
                .containsExactly("accepted");
    }

    @Test
    void aContactThatSaysNothingDoesNotUndoTheNoOfAFirstOneThatWasMerged() {
        take(contact(ANN, NO_EMAIL));
        cxone.merge();
        take(contact(ANN, ", \"first_name\": \"Ann\""));
        assertThat(cxone.merge().getFirst().get("consent_to_email").asBoolean()).isFalse();
    }

    @Test
    void aRefusalOfSomeoneNeverLetThroughIsRememberedWhenItSaysWhen() {
        take(contact(ANN, GERMAN + NO_EMAIL + ", \"updated_at\": \"2026-01-03T00:00:00Z\""));
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + ", \"updated_at\": \"2026-01-02T00:00:00Z\""))))
                .containsExactly("rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES)))).containsExactly("rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + ", \"updated_at\": \"2026-01-04T00:00:00Z\""))))
                .containsExactly("accepted");
    }

    @Test
    void aRefusalThatIsMergedItselfIsInWhateverIsSentFromThenOn() {
        take(contact(ANN, YES));
        var request = cxone.send().getFirst();
        BatchAnswer second = take(contact(ANN, NO_EMAIL + ", \"last_name\": \"Smith\""));
        assertThat(outcomes(second)).containsExactly("accepted");
        request.isAnswered(new MergeAnswer.Unavailable(null));
        clock.advance(Duration.ofMinutes(2));
        List<ObjectNode> sent = cxone.merge();
        assertThat(sent).hasSize(2).allSatisfy(contact -> {
            assertThat(contact.path("consent_to_email").asBoolean(true)).isFalse();
            assertThat(contact.has("gdpr_consent")).isFalse();
        });
        assertThat(job(second).states().merged()).isEqualTo(1);
    }

    @Test
    void aRefusalByASharedMailboxConcernsAllWhoseNamesDoNotContradictIt() {
        take(
                contact("\"email\": \"info@acme.com\", \"first_name\": \"Ann\", \"last_name\": \"Bell\"", YES),
                contact("\"email\": \"info@acme.com\", \"first_name\": \"Bob\", \"last_name\": \"Hill\"", YES));
        take(contact(
                "\"email\": \"info@acme.com\", \"first_name\": \"Ann\", \"last_name\": \"Bell\", \"note\": 1",
                NO_EMAIL));
        assertThat(cxone.merge())
                .filteredOn(contact -> contact.path("consent_to_email").asBoolean())
                .extracting(contact -> contact.path("first_name").asString())
                .containsExactly("Bob");
    }

    @Test
    void aSilentUpdateOfAGermanIsFilledAndOneWhoNeverConsentedStaysGerman() {
        String german = ", \"country\": \"DE\"";
        take(contact(ANN, YES + german));
        cxone.merge();
        assertThat(outcomes(take(contact(ANN, ", \"note\": 1")))).containsExactly("accepted");
        assertThat(cxone.merge()).singleElement().satisfies(sent -> {
            assertThat(sent.path("consent_to_sms").asBoolean()).isTrue();
            assertThat(sent.path("gdpr_consent").asBoolean()).isTrue();
        });
        String bob = "\"email\": \"bob@example.com\"";
        assertThat(outcomes(take(contact(bob, german)))).containsExactly("rejected");
        assertThat(outcomes(take(contact(bob, ", \"country\": \"n/a\"")))).containsExactly("rejected");
        assertThat(outcomes(take(contact(bob, ", \"phone\": \"+1 212 736 5000\", \"country\": \"US\""))))
                .containsExactly("accepted");
        assertThat(outcomes(take(contact(bob, ", \"note\": 2")))).containsExactly("accepted");
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
    void aKnownRefusalThatIsRepeatedIsNoNews() {
        take(contact(ANN, YES));
        take(contact(ANN, NO_EMAIL));
        long before = events.stream(PrivacyEvent.Refused.class).count();
        take(contact(ANN, NO_EMAIL + ", \"note\": 1"));
        take(contact(ANN, NO_EMAIL + dated(later())));
        assertThat(events.stream(PrivacyEvent.Refused.class).count())
                .isEqualTo(before)
                .isPositive();
    }

    /** Neither of someone whose first contact was refused, nor of someone of whom only a rejected contact speaks. */
    @Test
    void aRefusalOfSomeoneNeverLetThroughIsNoNews() {
        take(contact(ANN, GERMAN), contact(BOB, NO_EMAIL + BROKEN));
        take(contact(ANN, GERMAN + NO_EMAIL + dated(later())), contact(BOB, NO_EMAIL + BROKEN + dated(later())));
        assertThat(events.stream(PrivacyEvent.Refused.class)).isEmpty();
    }

    /** A nightly export says the same of thousands. */
    @Test
    void thousandsOfKnownRefusalsMakeNoCorrection() {
        String[] export = IntStream.range(0, 1_000)
                .mapToObj(i -> contact("\"email\": \"p" + i + "@example.com\"", NO_EMAIL))
                .toArray(String[]::new);
        take(export);
        assertThat(cxone.merge()).hasSize(export.length);
        long before = events.stream(PrivacyEvent.Refused.class).count();
        for (int night = 0; night < 2; night++) {
            BatchAnswer answer = take(export);
            assertThat(outcomes(answer)).containsOnly("unchanged");
        }
        assertThat(cxone.merge()).isEmpty();
        assertThat(events.stream(PrivacyEvent.Refused.class).count()).isEqualTo(before);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM merge_entry WHERE lane = 2")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anErasureLosesNeitherARefusalNorThatConsentIsNeeded() {
        take(contact(ANN + ", \"phone\": \"+1 212 736 5000\"", YES + ", \"country\": \"DE\""));
        take(contact(ANN, NO_EMAIL));
        wishes.erase("ann@example.com", null);
        assertThat(outcomes(take(contact(ANN, "")))).containsExactly("rejected");
    }

    @Test
    void aRefusalReachesThePlatformBeforeItsOwnMergeDoes() {
        take(contact(ANN, YES));
        cxone.merge();
        assertThat(exports()).containsExactly("WAITING 1");
        take(contact(ANN, NO_EMAIL));
        assertThat(exports()).containsExactly("STOPPED 1");
        cxone.merge();
        assertThat(exports()).containsExactly("STOPPED 1");
    }

    @Test
    void aRefusalIsInDeadLettersThatAreSentAgain() {
        take(contact(ANN, YES + ", \"first_name\": \"Ann\""));
        cxone.send().getFirst().isAnswered(new MergeAnswer.Refused(422));
        take(contact(ANN, NO_EMAIL + BROKEN));
        cxone.retryDeadLetters();
        assertThat(cxone.merge())
                .filteredOn(contact -> contact.has("first_name"))
                .singleElement()
                .satisfies(
                        contact -> assertThat(contact.path("consent_to_email").asBoolean(true))
                                .isFalse());
    }

    /** What was merged since is newer than the dead letter, the refusal included. */
    @Test
    void aDeadLetterThatIsSentAgainGivesWayToARefusalThatWasMergedSince() {
        take(contact(ANN, YES + ", \"first_name\": \"Ann\""));
        cxone.send().getFirst().isAnswered(new MergeAnswer.Refused(422));
        take(contact(ANN, NO_EMAIL));
        cxone.merge();
        cxone.retryDeadLetters();
        assertThat(cxone.merge()).isEmpty();
    }

    @Test
    void aWithdrawalByPhoneStopsWhoTurnsOutToHaveThatPhone() {
        wishes.withdraw(null, "+1 212 555 2368", Channel.values());
        BatchAnswer first = take(contact(ANN, GERMAN + YES));
        assertThat(outcomes(first)).containsExactly("accepted");
        assertThat(outcomes(take(contact(ANN + ", " + PHONE, GERMAN + YES)))).containsExactly("rejected");
        assertThat(cxone.merge()).isEmpty();
        assertThat(job(first).states().withdrawn()).isEqualTo(1);
    }

    @Test
    void whatOneWithdrewStopsWhatWaitsOfTheOtherWhenTheyTurnOutToBeOne() {
        take(contact(ANN, GERMAN + YES));
        wishes.withdraw("ann@example.com", null, Channel.EMAIL);
        assertThat(outcomes(take(contact(PHONE, GERMAN + YES)))).containsExactly("accepted");
        assertThat(outcomes(take(contact(ANN + ", " + PHONE, GERMAN)))).containsExactly("rejected");
        assertThat(cxone.merge()).isEmpty();
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

    // ---- dates in the future ----

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

    // ---- refusals in contacts that are rejected for something else ----

    @Test
    void aRefusalCountsThoughItsContactIsRejected() {
        BatchAnswer first = take(contact(ANN, GERMAN + YES), contact(BOB, YES));
        BatchAnswer second = take(contact(ANN, GERMAN + NO_EMAIL + BROKEN), contact(BOB, NO_EMAIL + BROKEN));
        assertThat(outcomes(second)).containsOnly("rejected").hasSize(2);
        assertThat(second.results())
                .allSatisfy(result -> assertThat(result.errors())
                        .extracting(Finding::field, Finding::code)
                        .containsExactly(tuple("gdpr_consent_override", "boolean_expected")));
        assertThat(cxone.merge()).singleElement().satisfies(contact -> {
            assertThat(contact.path("email").asString()).isEqualTo("bob@example.com");
            refusesEmail(contact);
        });
        assertThat(job(first).states().withdrawn()).isEqualTo(1);
    }

    @Test
    void aRefusedChannelCountsThoughAnotherOneCannotBeRead() {
        take(contact(ANN, YES));
        take(contact(ANN, ", \"consent_to_email\": false, \"consent_to_sms\": \"maybe\""));
        assertThat(cxone.merge()).singleElement().satisfies(contact -> {
            refusesEmail(contact);
            assertThat(contact.path("consent_to_sms").asBoolean()).isTrue();
        });
    }

    @Test
    void aRefusalInARejectedContactReachesThePlatform() {
        take(contact(ANN, YES));
        cxone.merge();
        take(contact(ANN, NO_EMAIL + BROKEN));
        assertThat(exports()).containsExactly("STOPPED 1");
    }

    @Test
    void aRefusalInARejectedContactCountsForItsPersonInTheSameBatch() {
        BatchAnswer answer = take(
                contact(ANN, GERMAN + NO_EMAIL + BROKEN + dated("2026-01-02T00:00:00Z")),
                contact(ANN, GERMAN + YES + dated("2026-01-01T00:00:00Z")),
                contact(BOB, GERMAN + NO_EMAIL + BROKEN + dated("2026-01-01T00:00:00Z")),
                contact(BOB, GERMAN + YES + dated("2026-01-02T00:00:00Z")));
        assertThat(outcomes(answer)).containsExactly("rejected", "rejected", "rejected", "accepted");
        assertThat(answer.results().get(1).errors())
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple("consent_to_email", "consent_denied"));
    }

    @Test
    void aRefusalInARejectedContactIsRememberedOfSomeoneNew() {
        take(
                contact(ANN, GERMAN + NO_EMAIL + BROKEN + dated("2026-01-02T00:00:00Z")),
                contact(BOB, GERMAN + NO_EMAIL + BROKEN));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM person").query(Integer.class).single())
                .as("people of whom something is remembered")
                .isEqualTo(2);
        assertThat(outcomes(
                        take(contact(ANN, GERMAN + YES + dated("2026-01-01T00:00:00Z")), contact(BOB, GERMAN + YES))))
                .containsExactly("rejected", "rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + dated("2026-01-03T00:00:00Z")))))
                .containsExactly("accepted");
    }

    @Test
    void aPhoneLeadsToWhoseRefusalItIsWhenTheEmailCannotBeRead() {
        take(contact(ANN + ", " + PHONE, YES + ", \"first_name\": \"Ann\""));
        take(contact("\"email\": \"ann@\", " + PHONE, NO_EMAIL + ", \"first_name\": \"Ann\""));
        assertThat(cxone.merge()).singleElement().satisfies(AdmissionRoom::refusesEmail);
    }

    @Test
    void aRefusalInARejectedContactIsRememberedByAnEmailThatIsNewToWhomItsPhoneLeadsTo() {
        take(contact(PHONE, ""));
        take(contact(ANN + ", " + PHONE, NO_EMAIL + BROKEN + dated("2026-01-03T00:00:00Z")));
        take(contact(ANN, YES + dated("2026-01-02T00:00:00Z")));
        assertThat(cxone.merge()).hasSize(2).allSatisfy(AdmissionRoom::refusesEmail);
    }

    @Test
    void aKeyThatSeveralHaveLeadsToNobodysRefusalWhoseNameContradicts() {
        String office = "\"email\": \"info@acme.com\"";
        take(contact(office, YES + ", \"first_name\": \"Ann\""));
        take(contact(ANN + ", " + PHONE, YES + ", \"first_name\": \"Ann\""));
        String bob = NO_EMAIL + BROKEN + ", \"first_name\": \"Bob\"";
        take(contact(office, bob), contact(PHONE, bob));
        assertThat(cxone.merge())
                .hasSize(2)
                .allSatisfy(contact ->
                        assertThat(contact.path("consent_to_email").asBoolean()).isTrue());
    }

    @Test
    void aRefusalWithoutANameCountsForWhoeverHasTheMailbox() {
        String office = "\"email\": \"info@acme.com\"";
        take(contact(office, YES + ", \"first_name\": \"Ann\""));
        take(contact(office, NO_EMAIL + BROKEN));
        assertThat(cxone.merge()).singleElement().satisfies(AdmissionRoom::refusesEmail);
    }

    @Test
    void nothingButItsRefusalsIsKeptOfARejectedContact() {
        take(contact(ANN, ", \"consent_to_sms\": false"), contact(PHONE, ""));
        take(contact(
                ANN + ", " + PHONE,
                ", \"consent_to_email\": false, \"consent_to_sms\": true, \"first_name\": \"Ann\", \"vip\": 1" + BROKEN
                        + dated("2026-01-01T00:00:00Z")));
        assertThat(cxone.merge())
                .as("neither joined by it nor changed but for the refusal")
                .hasSize(2)
                .allSatisfy(contact -> {
                    refusesEmail(contact);
                    assertThat(contact.has("first_name")).isFalse();
                    assertThat(contact.has("vip")).isFalse();
                    assertThat(contact.path("consent_to_sms").asBoolean(false)).isFalse();
                });
    }

    private static String dated(String instant) {
        return ", \"updated_at\": \"" + instant + "\"";
    }

    /** By the clock of a source that is ahead by that many seconds; the batch comes in a moment later. */
    private String soon(int seconds) {
        return clock.instant().plusMillis(5).plusSeconds(seconds).toString();
    }
}
