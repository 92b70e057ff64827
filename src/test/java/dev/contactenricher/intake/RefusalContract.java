package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PrivacyEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a refusal stops, and whom. */
abstract class RefusalContract extends AdmissionRoom {

    private static final String OVERRIDDEN = ", \"gdpr_consent_override\": true";

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
    void aKnownRefusalStopsWhoWaitsOnceItTurnsOutThatConsentIsNeeded() {
        BatchAnswer american = take(contact(ANN, NO_EMAIL));
        BatchAnswer overridden = take(contact(BOB, GERMAN + NO_EMAIL + OVERRIDDEN));
        assertThat(outcomes(take(contact(ANN, GERMAN + NO_EMAIL), contact(BOB, GERMAN + NO_EMAIL))))
                .containsExactly("rejected", "rejected");
        assertThat(job(american).states().withdrawn()).isOne();
        assertThat(job(overridden).states().withdrawn()).isOne();
        assertThat(cxone.merge()).isEmpty();
        long told = events.stream(PrivacyEvent.Refused.class).count();
        take(contact(ANN, GERMAN + NO_EMAIL), contact(BOB, GERMAN + NO_EMAIL));
        assertThat(events.stream(PrivacyEvent.Refused.class)).as("once").hasSize((int) told);
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
    void othersAreToldOfAnErasureByTheKeysThatNobodyElseHas() {
        take(contact(ANN + ", " + PHONE, YES + ", \"first_name\": \"Ann\""));
        take(contact(BOB + ", " + PHONE, YES + ", \"first_name\": \"Bob\""));
        wishes.erase("ann@example.com", "+12125552368");
        wishes.erase("bob@example.com", "+12125552368");
        assertThat(events.stream(PrivacyEvent.Erased.class))
                .extracting(PrivacyEvent.Erased::keys)
                .containsExactly(
                        new Keys("ann@example.com", null, null), new Keys("bob@example.com", "+12125552368", null));
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
}
