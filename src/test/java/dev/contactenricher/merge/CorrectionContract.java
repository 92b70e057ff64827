package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.correction.CorrectionDeadLetters;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.deadletters.DeadLetter;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.Settled;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** CXone hears a refusal when it was told otherwise: once, before all else, and nothing but the refusal. */
abstract class CorrectionContract extends MergeRoom {

    private static final Consent YES = new Consent(true, true, true);

    @Autowired
    CorrectionDeadLetters givenUp;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyIsKnown() {
        cxone.contacts.clear();
    }

    @Test
    void whoWasMergedAMonthAgoIsCorrectedInTheNextSend() {
        merged("ann");
        pass(Duration.ofDays(31));
        forgetOld();
        earlyEvents.clean();
        enqueue("job-2", "bob");

        assertThat(withdraw("ann", Channel.EMAIL).corrections(Destination.CXONE))
                .isOne();
        sendAll();

        ObjectNode correction = cxone.contacts.get(1);
        assertThat(correction.propertyNames())
                .containsExactlyInAnyOrder(
                        "external_crm_id",
                        "email",
                        "consent_to_email",
                        "consent_to_sms",
                        "consent_to_phone",
                        "gdpr_consent",
                        "updated_at",
                        "deduplication_hash");
        assertThat(correction.get("consent_to_email").asBoolean()).isFalse();
        assertThat(correction.get("consent_to_sms").asBoolean()).isTrue();
        assertThat(correction.get("gdpr_consent").asBoolean()).isFalse();
        assertThat(cxone.contacts).hasSize(3);
        assertThat(settled()).isEmpty();
        confirm("c-ann");
        assertThat(settled()).containsExactly(Settled.Outcome.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoMayHaveBeenTakenBeforeAllWasForbiddenIsCorrected(boolean mayBeTaken) {
        cxone.answer = persons -> new MergeAnswer.Forbidden(403, mayBeTaken);
        enqueue("job", YES, "ann");
        sendAll();
        assertThat(withdraw("ann", Channel.EMAIL).corrections(Destination.CXONE))
                .isEqualTo(mayBeTaken ? 1 : 0);
        cxone.contacts.clear();
        cxone.answer = ScriptedCxone::accepted;
        pass(Duration.ofMinutes(20));
        sendAll();
        checkTimeouts();
        pass(Duration.ofMinutes(20));
        sendAll();
        assertThat(cxone.contacts).hasSize(mayBeTaken ? 1 : 0);
    }

    @Test
    void aKillAtTheSendRepeatsItUnderTheSameId() {
        merged("ann");
        withdraw("ann", Channel.EMAIL);
        assertThat(claiming.next()).isInstanceOf(Claim.class);
        pass(Duration.ofMinutes(5));
        sendAll();
        assertThat(cxone.contacts).hasSize(2);
        confirm("c-ann");
        assertThat(settled()).containsExactly(Settled.Outcome.CONFIRMED);
        sendAll();
        assertThat(cxone.contacts).hasSize(2);
    }

    @Test
    void whoeverWasNeverSentOrHeldAsRefusingNeedsNone() {
        enqueue("job-1", "ann");
        assertThat(withdraw("ann", Channel.EMAIL).corrections(Destination.CXONE))
                .isZero();
        merged("bob");
        withdraw("bob", Channel.EMAIL);
        sendAll();
        confirm("c-bob");
        int sent = cxone.contacts.size();
        assertThat(withdraw("bob", Channel.EMAIL).corrections(Destination.CXONE))
                .isZero();
        sendAll();
        assertThat(cxone.contacts).hasSize(sent);
    }

    @Test
    void whoeverCxoneSurelyRefusedIsNotHeld() {
        cxone.answer = persons -> new MergeAnswer.Refused(400);
        enqueue("job-1", "ann");
        sendAll();
        assertThat(withdraw("ann", Channel.EMAIL).corrections(Destination.CXONE))
                .isZero();
        assertThat(count("merge_entry WHERE state = 'QUEUED'")).isZero();
    }

    @Test
    void whoeverIsInFlightIsCorrectedAfterwards() {
        enqueue("job-1", YES, "ann");
        var merge = (Claim) claiming.next();
        assertThat(withdraw("ann", Channel.SMS).corrections(Destination.CXONE)).isOne();
        pass(Duration.ofSeconds(1));
        assertThat(claiming.next()).isNotInstanceOf(Claim.class);
        sender.send(merge);
        confirm("c-ann");
        pass(Duration.ofSeconds(1));
        sendAll();
        assertThat(cxone.contacts).hasSize(2);
        assertThat(cxone.contacts.getLast().get("consent_to_sms").asBoolean()).isFalse();
        assertThat(cxone.contacts.getLast().has("first_name")).isFalse();
    }

    @Test
    void aKeyUnderWhichNobodyWasSentOrSeveralWereLeavesItToAPerson() {
        merged("ann");
        var tally = withdraw("ann", new Keys("ann@elsewhere.example", null, null), Channel.EMAIL);
        assertThat(tally.corrections(Destination.CXONE)).isZero();
        assertThat(tally.byHand(Destination.CXONE)).isOne();
    }

    @Test
    void whoeverIsErasedAtOnceIsStillCorrectedAndThenForgotten() {
        int others = count("merge_told WHERE person_id <> 'ann'");
        int keysOfOthers = count("merge_told_key WHERE person_id <> 'ann'");
        merged("ann");
        withdraw("ann", Channel.EMAIL);
        Consequences done = transaction.execute(tx -> rooms.erase(new PrivacyEvent.Erased(
                List.of("ann"), List.of(), keys("ann"), "receipt-2", "compliance", clock.instant())));
        assertThat(done.inFlight()).isOne();
        sendAll();
        assertThat(cxone.contacts).hasSize(2);
        assertThat(cxone.contacts.getLast().get("consent_to_email").asBoolean()).isFalse();
        confirm("c-ann");
        assertThat(settled()).containsExactly(Settled.Outcome.CONFIRMED);
        assertThat(count("merge_told")).isEqualTo(others);
        assertThat(count("merge_told_key")).isEqualTo(keysOfOthers);
        assertThat(count("merge_entry WHERE person_id = 'ann'")).isZero();
    }

    @Test
    void oneThatGotNoAnswerHasNoStatus() {
        merged("ann");
        withdraw("ann", Channel.EMAIL);
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        sendAll();
        jdbc.sql("UPDATE merge_entry SET last_status = NULL WHERE state = 'FAILED'")
                .update();
        assertThat(givenUp.list(0, 10)).extracting(DeadLetter::status).containsOnlyNulls();
    }

    @Test
    void oneThatIsRefusedIsADeadLetterOfItsOwnKind() {
        merged("ann");
        withdraw("ann", Channel.EMAIL);
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        sendAll();
        DeadLetter letter = givenUp.list(0, 10).getFirst();
        assertThat(letter.kind()).isEqualTo("correction");
        assertThat(letter.jobId()).isNull();
        assertThat(letter.status()).isEqualTo(422);
        assertThat(deadLetters.list(0, 10)).isEmpty();
        assertThat(settled()).containsExactly(Settled.Outcome.FAILED);

        cxone.answer = ScriptedCxone::accepted;
        assertThat(givenUp.retry(Long.parseLong(letter.id().substring("correction-".length()))))
                .isTrue();
        pass(Duration.ofMinutes(2));
        sendAll();
        confirm("c-ann");
        assertThat(settled())
                .containsExactly(Settled.Outcome.FAILED, Settled.Outcome.RETRIED, Settled.Outcome.CONFIRMED);
    }

    @Test
    void oneThatIsDiscardedLeavesItsReceiptFailed() {
        merged("ann");
        withdraw("ann", Channel.EMAIL);
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        sendAll();
        assertThat(givenUp.discard(givenUp.numbers(DeadLetterFilter.ANY, 0, 10)))
                .isOne();
        assertThat(givenUp.count()).isZero();
        cxone.answer = ScriptedCxone::accepted;
        pass(Duration.ofMinutes(2));
        sendAll();
        assertThat(settled()).containsOnly(Settled.Outcome.FAILED);
    }

    @Test
    void aNewerYesIsNotTakenBackByOneThatComesLate() {
        merged("ann");
        withdraw("ann", Channel.EMAIL);
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        sendAll();
        cxone.answer = ScriptedCxone::accepted;
        pass(Duration.ofMinutes(2));
        enqueue("job-3", YES, "ann");
        sendAll();
        confirm("c-ann");
        int sent = cxone.contacts.size();
        givenUp.retry(givenUp.numbers(DeadLetterFilter.ANY, 0, 10));
        sendAll();
        assertThat(cxone.contacts).hasSize(sent);
        assertThat(givenUp.count()).isZero();
    }

    @Test
    void whoeverCxoneHoldsIsSentNoDefaults() {
        merged("ann");
        assertThat(cxone.contacts.getFirst().has("timezone")).isTrue();
        enqueue("job-2", "ann");
        sendAll();
        assertThat(cxone.contacts.getLast().propertyNames())
                .doesNotContain("country", "timezone", "communication_preferences");
    }

    @Test
    void whatCxoneWasToldIsForgottenWhenNobodyComesForAsLongAsTheAuditTrailKeeps() {
        merged("ann");
        pass(Duration.ofDays(2_000));
        forgetOld();
        assertThat(count("merge_told WHERE person_id = 'ann'")).isOne();
        pass(Duration.ofDays(200));
        forgetOld();
        assertThat(count("merge_told")).isZero();
        assertThat(count("merge_told_key")).isZero();
    }

    /** Of a long list, each part counts the person. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWishThatIsSaidTwiceUnderOneReceiptIsSettledTwice(boolean inFlight) {
        merged("ann");
        int corrections = withdraw("ann", Channel.EMAIL).corrections(Destination.CXONE);
        Step claimed = inFlight ? claiming.next() : null;
        corrections += withdraw("ann", Channel.EMAIL).corrections(Destination.CXONE);
        if (claimed instanceof Claim claim) {
            sender.send(claim);
        }
        sendAll();
        confirm("c-ann");
        assertThat(cxone.contacts).hasSize(2);
        assertThat(confirmedCorrections()).isEqualTo(corrections);
    }

    @Test
    void personsOfOneWishWhoTurnOutToBeOneAreSettledAsOftenAsTheyWereCounted() {
        merged("ann");
        merged("anna");
        int corrections = withdraw("ann", Channel.EMAIL).corrections(Destination.CXONE);
        corrections += withdraw("anna", Channel.EMAIL).corrections(Destination.CXONE);
        transaction.executeWithoutResult(tx -> rooms.join(List.of("anna"), "ann"));
        pass(Duration.ofSeconds(2));
        sendAll();
        confirm("c-ann");
        confirm("c-anna");
        assertThat(corrections).isEqualTo(2);
        assertThat(confirmedCorrections()).isEqualTo(corrections);
    }

    private int confirmedCorrections() {
        return events.stream(Settled.class)
                .filter(settled -> settled.outcome() == Settled.Outcome.CONFIRMED)
                .mapToInt(Settled::corrections)
                .sum();
    }

    private void merged(String person) {
        enqueue("job-1", YES, person);
        sendAll();
        confirm("c-" + person);
    }

    private Consequences withdraw(String person, Channel... channels) {
        return withdraw(person, keys(person), channels);
    }

    private Consequences withdraw(String person, Keys keys, Channel... channels) {
        var withdrawal = new PrivacyEvent.Withdrawal(List.of(person), Set.of(channels), keys);
        return transaction.execute(tx -> rooms.withdraw(
                new PrivacyEvent.Withdrawn(List.of(withdrawal), "receipt", "compliance", clock.instant())));
    }

    private static Keys keys(String person) {
        return new Keys(person + "@example.com", null, person);
    }

    private List<Settled.Outcome> settled() {
        return events.stream(Settled.class).map(Settled::outcome).toList();
    }

    private int count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
    }
}
