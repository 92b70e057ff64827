package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PrivacyEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A contact is withdrawn while nobody knows whether CXone took it: what it turns out to be is what is told. */
abstract class LeftOutContract extends MergeRoom {

    private static final MergeAnswer CUT = new MergeAnswer.Unavailable(null);

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nothingWasSent() {
        cxone.contacts.clear();
        jdbc.sql("DELETE FROM merge_entry").update();
        jdbc.sql("DELETE FROM merge_told").update();
    }

    @Test
    void anEventThatCameBeforeTheCorrectionTellsThatCxoneTookIt() {
        cutOff("ann");
        confirm("c-ann");
        withdraw("ann");
        goOn();
        assertThat(consentOfLast()).isFalse();
        assertThat(states()).containsExactly("MERGED", "SUBMITTED");
        confirm("c-ann");
        assertThat(states()).containsExactly("MERGED", "MERGED");
        assertThat(withdrawn()).isZero();
        assertThat(completed()).isEqualTo(2);
    }

    @Test
    void theAnswerToARepeatThatNamesItTellsSo() {
        cutOff("ann", "bob");
        withdraw("ann");
        cxone.answer = persons -> persons.equals(List.of("bob"))
                ? ScriptedCxone.accepted(List.of("ann", "bob"))
                : ScriptedCxone.accepted(persons);
        goOn();
        assertThat(cxone.contacts.stream().filter(contact -> contact.has("first_name")))
                .as("nobody who withdrew is sent again")
                .hasSize(3);
        confirm("c-ann");
        confirm("c-bob");
        assertThat(states()).containsExactly("MERGED", "MERGED", "MERGED");
        assertThat(withdrawn()).isZero();
    }

    @Test
    void whereNothingTellsByTheTimeThatTheCorrectionIsConfirmedItIsWithdrawn() {
        cutOff("ann");
        withdraw("ann");
        goOn();
        assertThat(states()).containsExactly("SUBMITTED", "SUBMITTED");
        pass(Duration.ofSeconds(1));
        confirm("c-ann");
        assertThat(states()).containsExactly("WITHDRAWN", "MERGED");
    }

    @Test
    void anEventMayBeOfAnEarlierContactOfTheSamePerson() {
        enqueue("job-0", new Consent(true, null, null), "ann");
        sendAll();
        confirm("c-ann");
        cutOff("ann");
        confirm("c-ann");
        withdraw("ann");
        goOn();
        pass(Duration.ofSeconds(1));
        confirm("c-ann");
        assertThat(states()).containsExactly("MERGED", "WITHDRAWN", "MERGED");
    }

    @Test
    void whereNothingTellsAtAllItIsWithdrawnAfterTheConfirmationTimeOut() {
        cutOff("ann");
        withdraw("ann");
        jdbc.sql("DELETE FROM merge_entry WHERE lane = 2").update();
        goOn();
        assertThat(states()).containsExactly("SUBMITTED");
        confirmationTimesOut();
        assertThat(states()).containsExactly("WITHDRAWN");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM merge_request WHERE state <> 'DONE'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCxoneAnsweredThatItDidNotTakeOrNeverGotIsWithdrawnAtOnce(boolean sent) {
        cxone.answer = persons -> new MergeAnswer.Unavailable(sent ? 503 : null, null, sent);
        enqueue("job-1", "ann");
        sendAll();
        withdraw("ann");
        goOn();
        assertThat(states().getFirst()).isEqualTo("WITHDRAWN");
        assertThat(states()).hasSize(sent ? 2 : 1);
    }

    @Test
    void oneWhoIsErasedInDoubtIsNobodysAndStillToldAsItIs() {
        cutOff("ann");
        confirm("c-ann");
        withdraw("ann");
        transaction.executeWithoutResult(tx -> rooms.erase(new PrivacyEvent.Erased(
                List.of("ann"), List.of(), keys("ann"), "receipt-2", "compliance", clock.instant())));
        goOn();
        assertThat(states()).containsExactly("MERGED", "SUBMITTED");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM merge_entry WHERE person_id = 'ann'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** They are sent, and no answer comes. */
    private void cutOff(String... persons) {
        cxone.answer = sent -> CUT;
        enqueue("job-1", persons);
        sendAll();
        cxone.answer = ScriptedCxone::accepted;
        pass(Duration.ofSeconds(1));
    }

    private void goOn() {
        pass(Duration.ofMinutes(2));
        sendAll();
    }

    private void withdraw(String person) {
        var withdrawal = new PrivacyEvent.Withdrawal(List.of(person), Set.of(Channel.values()), keys(person));
        transaction.executeWithoutResult(tx -> rooms.withdraw(
                new PrivacyEvent.Withdrawn(List.of(withdrawal), "receipt", "compliance", clock.instant())));
    }

    private static Keys keys(String person) {
        return new Keys(person + "@example.com", null, person);
    }

    private boolean consentOfLast() {
        return cxone.contacts.getLast().get("consent_to_email").asBoolean();
    }

    private List<String> states() {
        return jdbc.sql("SELECT state FROM merge_entry ORDER BY id")
                .query(String.class)
                .list();
    }

    private long withdrawn() {
        return events.stream(MergeEvent.Withdrawn.class)
                .flatMap(event -> event.entries().stream())
                .filter(entry -> !entry.isCorrection())
                .count();
    }
}
